/** One finding in a terminal: what is left, why, where it comes from, what to change, how to remove it. */
import { cut, displayWidth, wrapped } from './display-width.ts'
import { visible, visibleLines } from './escape.ts'
import { losesData, proofOf } from './remedy-words.ts'
import type { ReportFinding, ReportObject } from './report.ts'
import { shellText } from './shell-text.ts'
import { painter, type TerminalLook } from './terminal-look.ts'
import { commandLines, sentenceLines } from './terminal-sentence.ts'
import { objectsInFewWords, objectWithChange, originOf, severitySign, severityWord } from './wording.ts'

export interface FindingColumns {
  severity: number
  class: number
}

interface FindingLook extends TerminalLook {
  verbose: boolean
  quiet: boolean
}

const INDENT = 4
/** Width of `fix`, `clean up` and `evidence` in front of their text. */
const LABEL = 'clean up'.length + 2
/** More commands than these are only counted, unless verbose. */
const COMMANDS_SHOWN = 2

const STYLES = {
  'breaks-cluster': ['red', 'bold'],
  stuck: ['red', 'bold'],
  leaked: ['red'],
  kept: ['cyan'],
  noise: ['dim'],
} as const

/** The lines of one finding: its head in aligned columns, and unless `quiet` what lies behind it. */
export function findingLines(finding: ReportFinding, columns: FindingColumns, look: FindingLook): string[] {
  const head = headLines(finding, columns, look)
  return look.quiet ? head : [...head, ...bodyLines(finding, look)]
}

function headLines(finding: ReportFinding, columns: FindingColumns, look: FindingLook): string[] {
  const paint = painter(look)
  const { severity } = finding
  const label = `${severitySign(finding).replace('⛔', finding.fails ? '✖' : '!')} ${severityWord(severity).padEnd(columns.severity)}`
  const id = cut(visible(finding.class), columns.class).padEnd(columns.class)
  const indent = 2 + displayWidth(label) + 2 + columns.class + 2
  const subject = visible(finding.objects.length === 0 ? finding.title : objectsInFewWords(finding.objects))
  const mark = `  ${paint([...STYLES[severity]], label)}  ${id}`
  const beside = wrapped(subject, Math.max(10, look.width - indent))
  // A name that is broken can neither be read nor copied: where it would be, it gets the whole width.
  const isBroken = beside.join(' ') !== subject
  const lines = isBroken ? wrapped(subject, Math.max(10, look.width - INDENT)) : beside
  const bold = lines.map(line => paint('bold', line))
  if (isBroken) return [mark.trimEnd(), ...bold.map(line => `${' '.repeat(INDENT)}${line}`)]
  return bold.map((line, index) => `${index === 0 ? `${mark}  ` : ' '.repeat(indent)}${line}`)
}

function bodyLines(finding: ReportFinding, look: FindingLook): string[] {
  const paint = painter(look)
  const origin = originOf(finding)
  const text = (words: string) => hang('', visible(words), look)
  return [
    ...(look.verbose && finding.objects.length > 0 ? text(finding.title).map(line => paint('dim', line)) : []),
    ...text(finding.cause),
    ...(origin === undefined ? [] : hang('→ ', visible(origin), look).map(line => paint('cyan', line))),
    ...(look.verbose ? detailLines(finding, look) : []),
    ...labelled('fix', visible(finding.chartFix.what), look),
    ...(look.verbose ? blockLines(finding.chartFix.patch ?? '', look) : []),
    ...cleanUpLines(finding, look),
    // An address that is broken can't be opened.
    ...(look.verbose ? finding.docs.flatMap(link => withLabel('see', [visible(link)])) : []),
  ]
}

/** For `--verbose`: every object with what is known of it, and every fact with where it was seen. */
function detailLines({ objects, evidence }: ReportFinding, look: FindingLook): string[] {
  return [
    ...objects.flatMap((object, index) => [
      ...labelled(index === 0 ? 'objects' : '', visible(objectWithFinalizers(object)), look),
      ...(object.fields ?? []).flatMap(({ path, before = '(absent)', after = '(absent)' }) =>
        labelled('', `  ${visible(`${path}: ${before} → ${after}`)}`, look),
      ),
    ]),
    ...evidence.flatMap(({ fact, source }, index) =>
      labelled(index === 0 ? 'evidence' : '', visible(`${fact} (${source})`), look),
    ),
  ]
}

function objectWithFinalizers(object: ReportObject): string {
  const finalizers = object.finalizers.map(name => `, finalizer ${name}`)
  return `${objectWithChange(object)}${finalizers.join('')}`
}

function cleanUpLines(finding: ReportFinding, look: FindingLook): string[] {
  const { commands } = finding.remedy
  if (commands.length === 0) return []
  const proof = proofOf(finding)
  if (!look.verbose && commands.length > COMMANDS_SHOWN)
    return labelled('clean up', `${commands.length} commands, in report.md`, look)
  const isFirst = (index: number) => index === 0 && !look.verbose
  const isNote = (index: number) => {
    const [command, before] = [commands[index], commands[index - 1]]
    return (look.verbose || losesData(command?.argv ?? [])) && command?.why !== before?.why
  }
  return [
    ...(look.verbose ? labelled('clean up', proof, look) : []),
    ...commands.flatMap(({ argv, why }, index) => [
      ...(isNote(index) ? noteLines(isFirst(index), why, look) : []),
      ...labelledCommand(isFirst(index) && !isNote(index) ? 'clean up' : '', argv, look),
    ]),
  ]
}

/** What a command takes along stands above it: this is where it is copied from. */
function noteLines(isFirst: boolean, why: string, look: FindingLook): string[] {
  const paint = painter(look)
  const lines = wrapped(visible(why), Math.max(20, look.width - INDENT - LABEL - 2))
  return withLabel(
    isFirst ? 'clean up' : '',
    lines.map(line => paint(look.verbose ? 'dim' : 'yellow', `# ${line}`)),
  )
}

function labelledCommand(label: string, argv: readonly string[], look: FindingLook): string[] {
  const words = argv.map(argument => visible(shellText([argument])))
  return withLabel(label, commandLines(words, look.width - INDENT - LABEL))
}

function labelled(label: string, text: string, look: FindingLook): string[] {
  return withLabel(label, sentenceLines(text, Math.max(20, look.width - INDENT - LABEL)))
}

function withLabel(label: string, lines: string[]): string[] {
  return lines.map((line, index) => `${' '.repeat(INDENT)}${(index === 0 ? label : '').padEnd(LABEL)}${line}`)
}

function hang(sign: string, text: string, look: FindingLook): string[] {
  const lines = sentenceLines(text, Math.max(20, look.width - INDENT - sign.length))
  return lines.map((line, index) => `${' '.repeat(INDENT)}${index === 0 ? sign : ' '.repeat(sign.length)}${line}`)
}

/** YAML or a diff: its own line breaks are kept. */
function blockLines(text: string, look: FindingLook): string[] {
  if (text.trim() === '') return []
  const paint = painter(look)
  return visibleLines(text)
    .trimEnd()
    .split('\n')
    .map(line => `${' '.repeat(INDENT + LABEL)}${paint('dim', line)}`)
}
