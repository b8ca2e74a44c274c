/** `clean-uninstall explain [CLASS]`: the page of a failure class, or the list of all. */
import type { Rule } from '../diagnose/rule.ts'
import { RULES } from '../diagnose/rules/index.ts'
import { UNRULED_CLASSES, type UnruledClass } from '../diagnose/unruled-classes.ts'
import { nearest } from '../options/did-you-mean.ts'
import { usageProblem } from '../problem.ts'
import { byClass, pageSections } from '../report/class-page.ts'
import { painter, type TerminalLook } from '../report/terminal-look.ts'
import { sentenceLines } from '../report/terminal-sentence.ts'

const INDENT = '  '

/** The text, without a line break at the end. Throws a usage problem for a class that does not exist. */
export function explainCommand(classId: string | undefined, look: TerminalLook): string {
  if (classId === undefined) return list(look)
  const isAsked = ({ id }: { id: string }) => id === classId.toUpperCase()
  const rule = RULES.find(isAsked)
  if (rule) return page(rule, look)
  const unruled = UNRULED_CLASSES.find(isAsked)
  if (unruled) return pageWithoutRule(unruled, look)
  throw unknownClass(classId)
}

function page(rule: Rule, look: TerminalLook): string {
  const paint = painter(look)
  const sections = pageSections(rule.page).map(([heading, text]) => section(heading, text, look))
  const links = [paint('bold', 'See'), ...rule.docs.map(link => INDENT + link)].join('\n')
  return [paint('bold', `${rule.id}  ${rule.title}`), `${INDENT}${rule.severity}`, ...sections, links].join('\n\n')
}

function pageWithoutRule({ id, title, reason }: UnruledClass, look: TerminalLook): string {
  const heading = painter(look)('bold', `${id}  ${title}`)
  return [heading, section('Why it is never reported', reason, look)].join('\n\n')
}

function section(heading: string, text: string, look: TerminalLook): string {
  const lines = sentenceLines(text, look.width - INDENT.length).map(line => INDENT + line)
  return [painter(look)('bold', heading), ...lines].join('\n')
}

function list(look: TerminalLook): string {
  const rules = RULES.toSorted(byClass).map(
    ({ id, title, severity }) => `${id.padEnd(4)} ${severity.padEnd(15)} ${title}`,
  )
  const unruled = UNRULED_CLASSES.toSorted(byClass).map(({ id, title }) => `${id.padEnd(4)} ${title}`)
  const heading = painter(look)('bold', 'Never reported under an id of their own:')
  return [rules.join('\n'), [heading, ...unruled].join('\n'), 'clean-uninstall explain CLASS says more.'].join('\n\n')
}

function unknownClass(classId: string) {
  const problem = (hint: string) => usageProblem(`${JSON.stringify(classId)} is not a failure class`, hint)
  if (classId === 'exercise') return problem('it means that the exercise made the objects, and nothing removed them')
  if (classId === 'unexplained') return problem('it means that no rule holds: the report shows the facts')
  const ids = [...RULES, ...UNRULED_CLASSES].map(({ id }) => id.toLowerCase())
  const sameLetter = ids.filter(id => id[0] === classId[0]?.toLowerCase())
  const meant = (nearest(classId, sameLetter) ?? nearest(classId, ids))?.toUpperCase()
  return problem(meant === undefined ? '`clean-uninstall explain` lists them all' : `did you mean ${meant}?`)
}
