/** What the rendered roles of a chart let a workload do. */
import type { ManifestObject } from '../../chart/chart.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { podSpecOf, recordOf, renderedObjects } from './program-text.ts'

interface Account {
  name: string
  namespace: string
}

/**
 * Whether the chart's own roles may let the workload do one of these to the object. A role that is not the chart's, or collects
 * others, may let it do everything: what is not known counts as a right.
 */
export function mayDo(verbs: readonly string[], id: ObjectId, object: ManifestObject, evidence: Evidence): boolean {
  const { serviceAccountName } = podSpecOf(object)
  const account = { name: String(serviceAccountName ?? 'default'), namespace: object.namespace ?? evidence.namespace }
  return bindingsOf(account, evidence)
    .filter(binding => binding.kind === 'ClusterRoleBinding' || namespaceOf(binding, evidence) === id.namespace)
    .some(binding => doesAllow(binding, verbs, id, evidence))
}

function bindingsOf(account: Account, evidence: Evidence): ManifestObject[] {
  const groups = ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${account.namespace}`]
  const isOf = (binding: ManifestObject) =>
    recordsOf(binding.body.subjects).some(({ kind, name, namespace }) =>
      kind === 'Group'
        ? groups.includes(String(name))
        : name === account.name && (namespace ?? namespaceOf(binding, evidence)) === account.namespace,
    )
  return renderedObjects(evidence).filter(object => /^(Cluster)?RoleBinding$/.test(object.kind) && isOf(object))
}

function doesAllow(binding: ManifestObject, verbs: readonly string[], id: ObjectId, evidence: Evidence): boolean {
  const reference = recordOf(binding.body.roleRef)
  const role = renderedObjects(evidence).find(
    object =>
      object.kind === reference.kind &&
      object.name === reference.name &&
      (object.kind === 'ClusterRole' || namespaceOf(object, evidence) === namespaceOf(binding, evidence)),
  )
  if (role === undefined || role.body.aggregationRule !== undefined) return true
  return recordsOf(role.body.rules).some(
    rule =>
      has(rule.apiGroups, id.group) && has(rule.resources, id.resource) && verbs.some(verb => has(rule.verbs, verb)),
  )
}

function namespaceOf({ namespace }: ManifestObject, evidence: Evidence): string {
  return namespace ?? evidence.namespace
}

function has(list: unknown, value: string): boolean {
  return Array.isArray(list) && (list.includes(value) || list.includes('*'))
}
