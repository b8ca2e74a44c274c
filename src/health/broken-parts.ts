/** What is broken in a cluster before anything is installed, as far as a snapshot shows it. Pure. */
import { serviceKey, serviceRefs } from '../kube/called-services.ts'
import { isRecord, resourceName } from '../kube/object.ts'
import { shortName } from '../snapshot/object-id.ts'
import type { Snapshot, SnapshotObject } from '../snapshot/snapshot.ts'

/** One sentence each: who calls a Service that is not there, and what can't be listed. */
export function brokenParts(snapshot: Snapshot): string[] {
  const objects = [...snapshot.objects.values()]
  // What can't be listed is not known to be missing.
  const services = snapshot.failures.some(({ resource }) => resource === 'services')
    ? undefined
    : new Set(objects.filter(({ id }) => resourceName(id) === 'services').map(servicePlace))
  return [
    ...(services === undefined ? [] : objects.flatMap(object => missingServices(object, services))),
    ...snapshot.failures
      .filter(({ status = 500 }) => status === 429 || status >= 500)
      .map(({ resource, error }) => `${resource} can't be listed: ${error}`),
  ]
}

function servicePlace({ id }: SnapshotObject): string {
  return `${id.namespace}/${id.name}`
}

const CALLERS: Record<string, string> = {
  'customresourcedefinitions.apiextensions.k8s.io': 'its conversion webhook',
  'validatingwebhookconfigurations.admissionregistration.k8s.io': 'a webhook that must not fail',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': 'a webhook that must not fail',
  'apiservices.apiregistration.k8s.io': 'its group',
}

function missingServices({ id, content }: SnapshotObject, services: ReadonlySet<string>): string[] {
  const who = CALLERS[resourceName(id)]
  if (who === undefined || content === undefined) return []
  const called = new Set(
    serviceRefs({ kind: id.kind, ...content, webhooks: blocking(content.webhooks) }).map(serviceKey),
  )
  return [...called]
    .filter(service => !services.has(service))
    .map(service => `${shortName(id)}: ${who} is served by Service ${service}, which does not exist`)
}

/** A webhook that may fail (`failurePolicy: Ignore`) blocks nothing. `Fail` is the default. */
function blocking(webhooks: unknown): unknown[] {
  return Array.isArray(webhooks) ? webhooks.filter(entry => isRecord(entry) && entry.failurePolicy !== 'Ignore') : []
}
