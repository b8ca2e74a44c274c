/** Webhooks, policies, aggregated APIs and conversions that a condition or a refusal names as what failed. */
import { resourceName } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import { webhooksOf } from '../evidence/backends.ts'
import { isPresent } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd } from '../evidence/evidence-index.ts'
import type { Probed } from './probed.ts'

/** True when the server blames this object for a deletion that did not end. */
export function isBlamed(change: Change, { conditions, refused = '' }: Probed, evidence: Evidence): boolean {
  if (!isPresent(change)) return false
  const words = [...conditions.map(({ message }) => message), refused]
  return namesOf(change, evidence).some(name => words.some(text => text.includes(name)))
}

/** How the API server's messages call it. */
function namesOf(change: Change, evidence: Evidence): string[] {
  const { id } = change
  switch (resourceName(id)) {
    case 'validatingadmissionpolicies.admissionregistration.k8s.io':
      // ValidatingAdmissionPolicy 'name' with binding 'other' denied request: …
      return [`ValidatingAdmissionPolicy '${id.name}'`]
    case 'apiservices.apiregistration.k8s.io':
      // unable to retrieve the complete list of server APIs: metrics.example.com/v1: …
      return [groupVersionOf(id.name)]
    default:
      // conversion webhook for db.example.com/v1, Kind=Database failed: …
      if (isCrd(id)) return [`conversion webhook for ${id.name.slice(id.name.indexOf('.') + 1)}/`]
      // failed calling webhook "check.example.com": … · admission webhook "check.example.com" denied the request: …
      return webhooksOf(change, evidence).map(({ name }) => `webhook "${name}"`)
  }
}

/** `v1.metrics.example.com` → `metrics.example.com/v1: ` */
function groupVersionOf(name: string): string {
  const dot = name.indexOf('.')
  return `${name.slice(dot + 1)}/${name.slice(0, dot)}: `
}
