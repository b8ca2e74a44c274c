import type { Change } from '../../snapshot/change.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { fieldFacts } from '../words/modifications.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Rules of admin, edit and view, put together from labelled roles. */
export const f6: Rule = {
  id: 'F6',
  title: 'An aggregated ClusterRole came out changed',
  severity: 'leaked',
  docs: [DOCS.rbac],
  page: {
    what: 'An aggregated ClusterRole (admin, edit, view) came out changed.',
    looks: 'The `rules` of the role differ from the baseline.',
    why: 'Kubernetes puts these rules together from all ClusterRoles with a label `rbac.authorization.k8s.io/aggregate-to-…`: one of the chart is still there, or somebody changed the role itself.',
    fix: 'Let the uninstall delete the ClusterRoles with these labels; the rules then go by themselves.',
    cleanUp: 'Delete the ClusterRole that carries the label.',
  },
  claims: change => (change.kind === 'modified' && isAffected(change) ? 'roles' : undefined),
  explain(changes, evidence) {
    const parts = partsOf(changes, evidence)
    const which = parts.length === 0 ? 'a role of the chart' : objectsListed(parts)
    return {
      cause: `${objectsListed(changes)} existed before the install and came out with other rules. Kubernetes puts ${forCount(changes, 'its', 'their')} rules together from labelled ClusterRoles, so ${which} is still there or was changed.`,
      evidence: changes.flatMap(fieldFacts).slice(0, 12),
      attribution: attribute(parts.length === 0 ? changes : parts, evidence),
      chartFix: {
        what: 'Let the uninstall delete the ClusterRoles that carry `rbac.authorization.k8s.io/aggregate-to-…` labels; the rules then go by themselves.',
      },
      cleanUp: [],
    }
  },
}

/** The left ClusterRoles whose rules the changed ones take in; view is a part of edit, and that of admin. */
function partsOf(changes: readonly Change[], evidence: Evidence): Change[] {
  const labels = changes.map(({ id }) => `rbac.authorization.k8s.io/aggregate-to-${id.name}`)
  return evidence.changes.filter(
    change =>
      isPresent(change) &&
      change.id.resource === 'clusterroles' &&
      labels.some(label => objectOf(change).labels[label] === 'true'),
  )
}

function isAffected({ id, fields }: Change): boolean {
  const names = ['admin', 'edit', 'view']
  return (
    id.group === 'rbac.authorization.k8s.io' &&
    id.resource === 'clusterroles' &&
    names.includes(id.name) &&
    fields.length > 0
  )
}
