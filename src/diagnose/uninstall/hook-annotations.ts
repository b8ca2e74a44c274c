/** Objects that the chart makes by a hook although they live as long as the release: what they are, and the lines that make them hooks. */
import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Fact } from '../finding.ts'
import { HOOK } from '../origin/helm-marks.ts'
import { hookObjectOf } from '../origin/manifest-match.ts'
import { forCount, objectsListed, sourceText, unique } from '../words/phrases.ts'
import { type Hook, hookOf, isDeleteHook } from './hooks.ts'

/** The hook that made an object at the install, or at an upgrade. */
export function makingHook(change: Change, evidence: Evidence): Hook | undefined {
  const hook = hookOf(change, evidence)
  return hook && !isDeleteHook(hook) ? hook : undefined
}

/** `a post-install hook object`, of several `post-install hook objects`; undefined when not all of them are. */
export function hookObjectWords(changes: readonly Change[], evidence: Evidence): string | undefined {
  const hooks = changes.map(change => makingHook(change, evidence))
  if (hooks.length === 0 || hooks.includes(undefined)) return undefined
  const events = unique(hooks.flatMap(hook => hook?.events ?? [])).join(' and ')
  return forCount(changes, `a ${events} hook object`, `${events} hook objects`)
}

/** A sentence about those of the objects that are hook objects; '' when none is. */
export function madeByHookWords(changes: readonly Change[], evidence: Evidence): string {
  const made = changes.filter(change => makingHook(change, evidence))
  const events = unique(made.flatMap(change => makingHook(change, evidence)?.events ?? []))
  if (made.length === 0) return ''
  return ` ${objectsListed(made)} ${forCount(made, 'was', 'were')} made by ${forCount(made, `a ${events.join(' and ')} hook`, `${events.join(' and ')} hooks`)} of the chart, which Helm does not delete with the release.`
}

/** The annotations that make hooks of them, and where they stand. */
export function hookObjectFacts(changes: readonly Change[], evidence: Evidence): Fact[] {
  return changes.flatMap(change => {
    const hook = makingHook(change, evidence)
    if (hook === undefined) return []
    const source = hook.source ? sourceText(hook.source) : `annotations of ${shortName(change.id)}`
    return [{ fact: `${shortName(change.id)}: \`${HOOK}: ${hook.events.join(',')}\``, source }]
  })
}

/** The lines to take out of the templates, so that the objects are part of the release. */
export function withoutHookAnnotations(changes: readonly Change[], evidence: Evidence): string {
  return changes.map(change => linesToRemove(change, evidence).join('\n')).join('\n')
}

function linesToRemove(change: Change, evidence: Evidence): string[] {
  const rendered = hookObjectOf(change.id, evidence)
  const annotations = Object.entries(rendered?.annotations ?? objectOf(change).annotations)
  const hooks = annotations.filter(([key]) => key === HOOK || key.startsWith(`${HOOK}-`))
  const isAll = hooks.length === annotations.length
  return [
    ...(rendered ? [`# ${sourceText(rendered.source)}, ${shortName(change.id)}`] : []),
    ' metadata:',
    `${isAll ? '-' : ' '}  annotations:`,
    ...hooks.map(([key, value]) => `-    ${key}: ${/^[a-z][a-z,-]*$/.test(value) ? value : JSON.stringify(value)}`),
  ]
}
