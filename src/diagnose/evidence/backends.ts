/** The Services that admission webhooks, CRD conversions and APIServices call, and whether they can answer. */

import { type ServiceRef, serviceKey, serviceRef } from '../../kube/called-services.ts'
import { isRecord } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import { selectorText } from '../words/label-selector.ts'
import { listed } from '../words/phrases.ts'
import { field, recordsOf } from './change-facts.ts'
import type { BackendState, Evidence } from './evidence.ts'
import { objectAt } from './evidence-index.ts'

/** What stands behind a reference; unknown: the Service exists, or could not be listed, and was not looked at. */
type ServiceState = BackendState | 'missing' | 'unknown'

/** Whether a Service that something calls is there and can answer, as far as the evidence tells. */
export function serviceState(ref: ServiceRef, evidence: Evidence): ServiceState {
  const looked = evidence.backends.get(serviceKey(ref))
  if (looked !== undefined) return looked
  if (objectAt(evidence, 'after', { group: '', kind: 'Service', ...ref })) return 'unknown'
  return evidence.after.failures.some(failure => failure.resource === 'services') ? 'unknown' : 'missing'
}

/** True when a call to it must fail. */
export function isBroken(state: ServiceState): boolean {
  return state === 'missing' || state === 'no-endpoints'
}

/** `Service apps/webhook does not exist`, `… has no ready endpoints`. */
export function serviceText(ref: ServiceRef, state: ServiceState): string {
  const what = state === 'missing' ? 'does not exist' : state === 'no-endpoints' ? 'has no ready endpoints' : 'exists'
  return `Service ${serviceKey(ref)} ${what}`
}

export interface Webhook {
  name: string
  /** Fail is the default of admissionregistration.k8s.io/v1 */
  failurePolicy: string
  /** absent: it is called by URL */
  service?: ServiceRef
  /** `CREATE of pods` */
  rules: string[]
  /** the same in parts; `*` is everything */
  covers: { operations: string[]; resources: string[] }[]
  /** what keeps requests that fit a rule from it, quoted: ``namespaceSelector `team=a` `` */
  limits: string[]
}

/** The webhooks of a Validating- or MutatingWebhookConfiguration; empty for any other object. */
export function webhooksOf(change: Change, evidence: Evidence): Webhook[] {
  if (!isWebhookConfiguration(change)) return []
  return recordsOf(field(change, evidence, 'webhooks')).map(webhook => {
    const client = isRecord(webhook.clientConfig) ? webhook.clientConfig : {}
    const service = serviceRef(client.service)
    const covers = recordsOf(webhook.rules).map(({ operations, resources }) => ({
      operations: textsOf(operations),
      resources: textsOf(resources),
    }))
    return {
      name: String(webhook.name ?? ''),
      failurePolicy: String(webhook.failurePolicy ?? 'Fail'),
      ...(service && { service }),
      rules: covers.map(({ operations, resources }) => `${allOf(operations)} of ${allOf(resources)}`),
      covers,
      limits: limitsOf(webhook),
    }
  })
}

/** The selectors and conditions of a webhook; an empty one lets everything through, as an absent one does. */
function limitsOf(webhook: Record<string, unknown>): string[] {
  const selectors = ['namespaceSelector', 'objectSelector'].flatMap(name => {
    const text = selectorText(webhook[name])
    return text === '' ? [] : [`${name} \`${text}\``]
  })
  const conditions = recordsOf(webhook.matchConditions).map(
    ({ name, expression }) => `matchCondition ${name} \`${expression}\``,
  )
  return [...selectors, ...conditions]
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : []
}

function allOf(names: readonly string[]): string {
  return names.includes('*') ? 'everything' : listed(names, 8)
}

/** True for a Validating- or MutatingWebhookConfiguration. */
export function isWebhookConfiguration({ id }: Pick<Change, 'id'>): boolean {
  return id.group === 'admissionregistration.k8s.io' && /^(validating|mutating)webhookconfigurations$/.test(id.resource)
}

/** True for an APIService, aggregated or local. */
export function isApiService({ id }: Pick<Change, 'id'>): boolean {
  return id.group === 'apiregistration.k8s.io' && id.resource === 'apiservices'
}

/** The Service of a CRD's conversion webhook. */
export function conversionService(change: Change, evidence: Evidence): ServiceRef | undefined {
  if (field(change, evidence, 'spec', 'conversion', 'strategy') !== 'Webhook') return undefined
  return serviceRef(field(change, evidence, 'spec', 'conversion', 'webhook', 'clientConfig', 'service'))
}

/** The Service behind an APIService; local ones have none. */
export function aggregatedService(change: Change, evidence: Evidence): ServiceRef | undefined {
  return isApiService(change) ? serviceRef(field(change, evidence, 'spec', 'service')) : undefined
}
