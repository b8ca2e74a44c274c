/** Any report that the schema allows, with texts as a chart, a cluster or somebody's file may have them. */
import fc from 'fast-check'
import { z } from 'zod'
import { type Report, reportSchema } from '../../src/report/report.ts'
import { HOSTILE } from './sample-reports.ts'

/** Pieces that mean something to one of the readers: Markdown, HTML, XML, SARIF, a terminal, a CI's log, a path, a shell. */
const PIECES = [
  ...HOSTILE,
  ...[
    '**',
    '_',
    '`',
    '```',
    '|',
    '\\',
    '[a](b)',
    '![a](b)',
    '# ',
    '- ',
    '1. ',
    '> ',
    '~~~',
    '<!--',
    '-->',
    '&amp;',
    '&#0;',
  ],
  ...[
    '<script>',
    '</script>',
    '</details>',
    '<img src=x>',
    '"',
    "'",
    ']]>',
    '<![CDATA[',
    '<?xml',
    '<!DOCTYPE x>',
    '{0}',
    '{{',
  ],
  ...[
    '::error::x',
    '\n::error file=a::b',
    '  ::stop-commands::x',
    '##[error]x',
    '%0A',
    '%25',
    '[[ATTACHMENT|x]]',
    '](1)',
  ],
  ...['\u001b[31m', '\u001b]8;;x\u0007', '\u009b2J', '\u0000', '\u0008', '\u007f', '\u0085', '\r\n', '\r', '\n', '\t'],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200c',
    '\ufeff',
    '\u2028',
    '\u00ad',
    '\u{e0041}',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
  ],
  ...[
    '🐙',
    '👩‍👩‍👧‍👦',
    'e\u0301',
    '日本語',
    'x'.repeat(63),
    'x'.repeat(253),
    '@team',
    '#1',
    'GH-1',
    'https://evil.example',
  ],
  ...[
    '../../',
    '/etc/passwd',
    'charts/a-1.0.0.tgz!',
    'templates/a.yaml',
    'C:\\x',
    '__proto__',
    '``\u001b[0m`',
    '_www.evil.example',
    'x@-evil.example',
    'a\\|b',
    'constructor',
    '$(id)',
    '',
  ],
]

const codeUnits = fc
  .array(fc.nat(0xffff), { maxLength: 4 })
  .map(units => units.map(unit => String.fromCharCode(unit)).join(''))

export const hostileText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom('app', 'Secret', 'ns', '7f3a'), codeUnits), {
      maxLength: 4,
    }),
    fc.constantFrom('', ' ', '\n'),
  )
  .map(([pieces, between]) => pieces.join(between))

/** Without some order a timeline has no lane: times that are some, names that meet again, addresses that can be opened. */
const ORDERLY: Record<string, fc.Arbitrary<string>> = {
  at: fc.nat(120).map(second => new Date(Date.UTC(2026, 10, 21, 12, 3, second)).toISOString()),
  object: fc.constantFrom('pods/ns/app', 'secrets/ns/app'),
  ...{ group: fc.constant(''), resource: fc.constantFrom('pods', 'secrets'), namespace: fc.constant('ns') },
  name: fc.constant('app'),
  uid: fc.constantFrom('u-1', 'u-2'),
  docs: fc.constant('https://helm.sh/docs/'),
}

function textFor(name: string): fc.Arbitrary<string> {
  const orderly = ORDERLY[name === 'startedAt' ? 'at' : name]
  return orderly === undefined ? hostileText : fc.oneof(hostileText, { weight: 2, arbitrary: orderly })
}

const wholeNumber = (least: number) =>
  fc.oneof({ weight: 9, arbitrary: fc.integer({ min: least, max: 100_000 }) }, fc.constant(Number.MAX_SAFE_INTEGER))

export const arbitraryReport = arbitraryOf(reportSchema) as fc.Arbitrary<Report>

/** What the schema is made of, and nothing else: a new kind of field must be added here. */
function arbitraryOf(schema: z.core.$ZodType, name = ''): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) return arbitraryObject(schema)
  if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema.element, name), { maxLength: 3 })
  if (schema instanceof z.ZodOptional) return arbitraryOf(schema.unwrap(), name)
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.unwrap(), name))
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodString) return textFor(name)
  if (schema instanceof z.ZodNumber) return wholeNumber(schema.safeParse(0).success ? 0 : 1)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  throw new TypeError(`nothing is known of ${schema.constructor.name}`)
}

function arbitraryObject({ shape }: z.ZodObject): fc.Arbitrary<unknown> {
  const fields = Object.entries<z.core.$ZodType>(shape)
  const required = fields.filter(([, field]) => !(field instanceof z.ZodOptional)).map(([name]) => name)
  return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(field, name)])), {
    requiredKeys: required,
  })
}
