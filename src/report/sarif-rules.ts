/** The failure classes as SARIF's rules: all that there are, so that files differ in their results only, and those of the report. */
import type { Severity } from '../diagnose/finding.ts'
import type { Rule } from '../diagnose/rule.ts'
import { RULES } from '../diagnose/rules/index.ts'
import { reaches } from '../verdict.ts'
import { byClass, pageSections } from './class-page.ts'
import { markdownProse, visible } from './escape.ts'
import type { ReportFinding } from './report.ts'

/** GitHub's limits. */
const LONGEST_NAME = 255
const LONGEST_DESCRIPTION = 1024

type RuleDescriptor = ReturnType<typeof descriptor>

const KNOWN: RuleDescriptor[] = [
  ...RULES.toSorted(byClass).map(ofRule),
  withoutPage(
    'exercise',
    'Made by the exercise, and still there',
    'The exercise made the objects, and nothing removed them.',
  ),
  withoutPage('unexplained', 'Left or changed, not explained', 'No rule holds: the report shows the facts.'),
]

/** All rules, with what `ruleIndex` counts. A class that this version does not know is described by its first finding. */
export class RuleTable {
  readonly rules: RuleDescriptor[] = [...KNOWN]
  readonly #indices = new Map(KNOWN.map(({ id }, index) => [id, index]))

  /** `added`: the rule, when the table had none for the finding. */
  indexOf(finding: ReportFinding): { ruleIndex: number; added?: RuleDescriptor } {
    const id = ruleId(finding)
    const index = this.#indices.get(id)
    if (index !== undefined) return { ruleIndex: index }
    const added = withoutPage(id, visible(finding.title) || id, 'This version of clean-uninstall has no page about it.')
    this.#indices.set(id, this.rules.length)
    this.rules.push(added)
    return { ruleIndex: this.rules.length - 1, added }
  }
}

/** The class as an id: GitHub takes no empty one. */
export function ruleId(finding: Pick<ReportFinding, 'class'>): string {
  return visible(finding.class).slice(0, LONGEST_NAME).toWellFormed() || 'none'
}

function ofRule({ id, title, severity, page, docs }: Rule) {
  const sections = pageSections(page)
  const links = docs.map(link => `- <${link}>`).join('\n')
  return descriptor({
    id,
    title,
    severity,
    full: `${page.what} ${page.why}`,
    text: sections.map(([heading, text]) => `${heading}\n${text}`).join('\n\n'),
    markdown: [...sections.map(([heading, text]) => `## ${heading}\n\n${text}`), `## See also\n\n${links}`].join(
      '\n\n',
    ),
    helpUri: docs[0],
  })
}

function withoutPage(id: string, title: string, text: string) {
  return descriptor({
    id,
    title,
    severity: 'leaked',
    full: title,
    text,
    markdown: markdownProse(text),
    helpUri: undefined,
  })
}

interface Described {
  id: string
  title: string
  severity: Severity
  full: string
  text: string
  markdown: string
  helpUri: string | undefined
}

function descriptor({ id, title, severity, full, text, markdown, helpUri }: Described) {
  const level = reaches(severity, 'leaked') ? ('error' as const) : ('note' as const)
  return {
    id,
    name: identifier(title) || id,
    shortDescription: { text: shortened(title, LONGEST_DESCRIPTION) },
    fullDescription: { text: shortened(full, LONGEST_DESCRIPTION) },
    help: { text, markdown },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level },
    properties: {
      tags: ['helm', 'kubernetes', severity],
      precision: 'high',
      'problem.severity': level === 'error' ? 'error' : 'recommendation',
    },
  }
}

/** `FinalizerHasLostTheController`: SARIF wants a name that is one word. */
function identifier(title: string): string {
  const words = title.replace(/^(?:An?|The) /, '').match(/[A-Za-z0-9]+/g) ?? []
  return words
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, LONGEST_NAME)
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`
}
