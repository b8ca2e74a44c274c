/** A delete hook of the release that deals with webhook configurations, ran with success, and left one. */
import type { HookObject } from '../../chart/chart.ts'
import type { Change } from '../../snapshot/change.ts'
import { madeWhen } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Fact } from '../finding.ts'
import { sourceText } from '../words/phrases.ts'
import { hasName, programLines } from './hook-text.ts'
import { hookName, hooksFor } from './hooks.ts'
import { isCompleted } from './stopping-hook.ts'
import { skipsHooks } from './uninstall-arguments.ts'

export interface WebhookHook {
  /** `post-delete hook Job/cleanup (apps)` */
  name: string
  /** whether its text has the name of the configuration; undefined: it selects by a label, or computes names */
  namesIt: boolean | undefined
  fact: Fact
}

/** As kubectl and clients in scripts write them; there is no short form. */
const WEBHOOKS = /\b(validating|mutating)webhookconfigurations?\b/i

/** Names that are not in the text: a selector, a variable, what another command prints. */
const SELECTS = /(^|\s)(-l|--selector|--all)\b|[$`]|\bxargs\b/

/**
 * The hook whose own text speaks of webhook configurations. One that was made when the
 * uninstall ran may have come after the hook.
 */
export function webhookHook(change: Change, evidence: Evidence): WebhookHook | undefined {
  if (madeWhen(change, evidence) !== 'before') return undefined
  const hooks = ['pre-delete', 'post-delete'].flatMap(event => hooksFor(event, evidence).map(hook => ({ event, hook })))
  for (const { event, hook } of hooks) {
    const lines = programLines(hook, evidence)
    const about = lines.filter(text => WEBHOOKS.test(text))
    const [line] = about
    if (line === undefined || !hasSucceeded(hook, evidence)) continue
    const isNamed = lines.some(text => hasName(text, change.id.name))
    const namesIt = isNamed || (about.some(text => SELECTS.test(text)) ? undefined : false)
    const name = `${event} hook ${hookName(hook, evidence)}`
    return { name, namesIt, fact: { fact: line, source: sourceText(hook.source) } }
  }
  return undefined
}

/** Helm ends without an error when all of them have succeeded; else the hook says so itself. */
function hasSucceeded(hook: HookObject, evidence: Evidence): boolean {
  const { uninstall } = evidence
  if (uninstall === undefined || skipsHooks(uninstall.argv)) return false
  return uninstall.exitCode === 0 || isCompleted(hook, evidence)
}
