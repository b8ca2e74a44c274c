/** From changes to findings: one finding for each cause, whatever it left behind. */
import type { Change } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import { compareText } from '../snapshot/text-order.ts'
import { isPresent } from './evidence/change-facts.ts'
import type { Evidence } from './evidence/evidence.ts'
import { isCrd } from './evidence/evidence-index.ts'
import { type Fact, type Finding, SEVERITIES } from './finding.ts'
import { withProbe } from './probe/facts.ts'
import { rootOf } from './roots.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules/index.ts'
import { unexplained } from './unexplained.ts'
import { counted, forCount, objectsListed } from './words/phrases.ts'

/**
 * Explains every change exactly once. Rules are asked in order, specific before general; the first that claims a change
 * has it. What follows another change (a Pod its Deployment) is told with it, and what nothing explains says so.
 */
export function explain(evidence: Evidence, rules: readonly Rule[] = RULES): Finding[] {
  const roots = new Map(evidence.changes.map(change => [change, rootOf(change, evidence)]))
  const tops = evidence.changes.filter(change => roots.get(change) === change)
  const groups = claim(tops, evidence, rules)
  const findings = new Map<Change, Finding>()
  const result = groups.map(group => {
    const finding = findingOf(group, evidence)
    for (const change of group.changes) findings.set(change, finding)
    return finding
  })
  const homeless = tops
    .filter(change => !findings.has(change))
    .filter(change => !joinContainer(change, evidence, findings))
  for (const finding of unexplained(homeless, evidence)) {
    for (const change of finding.changes) findings.set(change, finding)
    result.push(finding)
  }
  appendFollowers(roots, findings)
  return result.map(finding => withProbe(finding, evidence)).sort(bySeverityClassName)
}

interface Group {
  rule: Rule
  changes: Change[]
}

/** Groups of changes with the same rule and key, and the groups that exist without any object. */
function claim(tops: readonly Change[], evidence: Evidence, rules: readonly Rule[]): Group[] {
  const groups = new Map<string, Group>()
  const groupOf = (rule: Rule, key: string): Group => {
    const id = `${rule.id}|${key}`
    const group = groups.get(id) ?? { rule, changes: [] }
    groups.set(id, group)
    return group
  }
  for (const change of tops) {
    for (const rule of rules) {
      const key = rule.claims(change, evidence)
      if (key === undefined) continue
      groupOf(rule, key).changes.push(change)
      break
    }
  }
  for (const rule of rules) {
    const key = rule.always?.(evidence)
    // A group with the same key tells the same cause already, under a more specific rule.
    const isTold = [...groups.keys()].some(id => id.endsWith(`|${key}`))
    if (key !== undefined && !isTold) groupOf(rule, key)
  }
  return [...groups.values()]
}

function findingOf({ rule, changes }: Group, evidence: Evidence): Finding {
  const { id, title, severity, docs } = rule
  return { class: id, title, severity, docs, ...rule.explain(changes, evidence), changes: [...changes] }
}

/**
 * An unexplained instance of a left CRD belongs with the CRD, unexplained content of a left namespace with the namespace:
 * both go with it. Not when the container is harmless (the release namespace): that would hide its content.
 */
function joinContainer(change: Change, evidence: Evidence, findings: Map<Change, Finding>): boolean {
  if (!isPresent(change)) return false
  const containers = evidence.changes.filter(other => isPresent(other) && contains(other, change))
  const homes = containers.map(container => findings.get(container)).filter(finding => finding !== undefined)
  const home = homes.find(({ severity }) => severity !== 'noise' && severity !== 'kept')
  if (home === undefined || (change.kind === 'stuck' && home.severity !== 'stuck')) return false
  home.changes.push(change)
  home.evidence.push(followFact([change], 'goes with what contains it', 'go with what contains them'))
  findings.set(change, home)
  return true
}

function contains({ id: container }: Change, { id }: Change): boolean {
  if (isCrd(container)) return container.name === `${id.resource}.${id.group}`
  return container.group === '' && container.resource === 'namespaces' && container.name === id.namespace
}

function followFact(changes: readonly Change[], one: string, many: string): Fact {
  return {
    fact: `${objectsListed(changes, 5)} ${forCount(changes, one, many)}`,
    source: 'snapshot after the uninstall',
  }
}

/** Puts what follows a change into the finding of that change. */
function appendFollowers(roots: Map<Change, Change>, findings: Map<Change, Finding>): void {
  const followers = Map.groupBy(
    [...roots].filter(([change, root]) => change !== root),
    ([, root]) => findings.get(root),
  )
  for (const [finding, pairs] of followers) {
    if (finding === undefined) continue
    const changes = pairs.map(([change]) => change)
    finding.changes.push(...changes)
    finding.evidence.push({
      fact: `${objectsListed(changes, 5)} ${forCount(changes, 'belongs', 'belong')} to what is named above and will go with it`,
      source: `owners of ${counted(changes.length, 'object')}`,
    })
  }
}

function bySeverityClassName(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareClasses(a.class, b.class) ||
    compareText(nameOf(a), nameOf(b))
  )
}

/** A2 before A11; `unexplained` after every class. */
function compareClasses(a: string, b: string): number {
  const [, letterA = '~', numberA = '0'] = /^([A-Z])(\d+)$/.exec(a) ?? []
  const [, letterB = '~', numberB = '0'] = /^([A-Z])(\d+)$/.exec(b) ?? []
  return compareText(letterA, letterB) || Number(numberA) - Number(numberB)
}

function nameOf({ changes: [first] }: Finding): string {
  return first === undefined ? '' : displayName(first.id)
}
