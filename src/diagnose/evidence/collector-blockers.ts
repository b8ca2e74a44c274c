/**
 * What keeps the garbage collector from deleting orphans: it watches every kind that can be listed, and deletes through
 * admission like everybody else.
 */
import { minorVersion } from '../../kube/minor-version.ts'
import type { Change } from '../../snapshot/change.ts'
import { displayName, shortName } from '../../snapshot/object-id.ts'
import type { Fact } from '../finding.ts'
import { aggregatedService, isBroken, serviceState, serviceText, webhooksOf } from './backends.ts'
import { isPresent } from './change-facts.ts'
import { brokenConversion } from './conversions.ts'
import type { Evidence } from './evidence.ts'

export interface CollectorBlocker {
  /** what it is, and how it blocks: `CustomResourceDefinition/x cannot be listed, …` */
  what: string
  facts: Fact[]
}

/** The blockers among what changed, for these orphans; empty when nothing of the kind is known. */
export function collectorBlockers(orphans: readonly Change[], evidence: Evidence): CollectorBlocker[] {
  return evidence.changes.filter(isPresent).flatMap(change => {
    const blocker =
      unlistable(change, evidence) ?? refusing(change, orphans, evidence) ?? undiscoverable(change, evidence)
    return blocker ? [blocker] : []
  })
}

/**
 * Before Kubernetes 1.32 the collector starts, and goes on after any change of the served kinds, only once it has listed every one
 * of them; since then it waits half a minute (https://github.com/kubernetes/kubernetes/pull/125796).
 */
function unlistable(change: Change, evidence: Evidence): CollectorBlocker | undefined {
  if (collectorGoesOn(evidence)) return undefined
  const service = brokenConversion(change, evidence)
  const failure = evidence.after.failures.find(({ resource }) => resource === change.id.name)
  if (service === undefined || failure === undefined) return undefined
  const why = serviceText(service, serviceState(service, evidence))
  return {
    what: `it has to list every kind first, and that of ${shortName(change.id)} cannot be listed, because its conversion webhook does not answer: ${why}`,
    facts: [{ fact: failure.error, source: `list of ${failure.resource}` }],
  }
}

function collectorGoesOn({ kubernetes }: Evidence): boolean {
  const minor = minorVersion(kubernetes)
  return minor !== undefined && minor >= 32
}

/** A webhook that must not fail, does not answer, and is asked before the orphans are deleted. */
function refusing(change: Change, orphans: readonly Change[], evidence: Evidence): CollectorBlocker | undefined {
  const resources = new Set(orphans.map(({ id }) => id.resource))
  const webhook = webhooksOf(change, evidence).find(
    ({ failurePolicy, service, covers }) =>
      failurePolicy === 'Fail' &&
      service !== undefined &&
      isBroken(serviceState(service, evidence)) &&
      covers.some(
        rule => includes(rule.operations, 'DELETE') && [...resources].some(name => includes(rule.resources, name)),
      ),
  )
  if (webhook?.service === undefined) return undefined
  const why = serviceText(webhook.service, serviceState(webhook.service, evidence))
  return {
    what: `its requests are refused, because webhook ${webhook.name} of ${shortName(change.id)} must not fail and does not answer: ${why}`,
    facts: [{ fact: `failurePolicy Fail, ${webhook.rules.join(', ')}; ${why}`, source: displayName(change.id) }],
  }
}

function includes(names: readonly string[], name: string): boolean {
  return names.includes('*') || names.includes(name)
}

/** What an APIService that does not answer serves is not known to anybody. */
function undiscoverable(change: Change, evidence: Evidence): CollectorBlocker | undefined {
  const service = aggregatedService(change, evidence)
  const state = service && serviceState(service, evidence)
  if (service === undefined || state === undefined || !isBroken(state)) return undefined
  const why = serviceText(service, state)
  return {
    what: `it has to know every kind, and those of ${shortName(change.id)} are unknown, because nothing answers: ${why}`,
    facts: [{ fact: why, source: displayName(change.id) }],
  }
}
