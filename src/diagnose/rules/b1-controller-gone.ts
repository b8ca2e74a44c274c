import { isCustomResource } from '../evidence/evidence-index.ts'
import { abandonedGroup, explainAbandoned } from '../finalizers/abandoned.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'

/** Custom resources whose operator went first; also those that nobody has deleted yet. */
export const b1: Rule = {
  id: 'B1',
  title: 'A finalizer has lost the controller that removes it',
  severity: 'stuck',
  docs: [DOCS.finalizers, DOCS.helmHooks],
  page: {
    what: 'A custom resource carries a finalizer of a controller that was deleted before it could take it off.',
    looks:
      'The object has a deletionTimestamp and `metadata.finalizers`, and no pod of its controller runs. Or nobody has deleted it yet: then it looks healthy, and hangs as soon as somebody deletes it, its CRD or its namespace.',
    why: 'A finalizer is a lock: the API server removes the object only when the list is empty. Helm deletes Deployments and roles before custom resources, which it does not know and deletes last, and does not wait in between. Custom resources that users made are not part of the release at all.',
    fix: 'Add a pre-delete hook that deletes the custom resources and waits until they are gone, while the controller and its rights are still there.',
    cleanUp:
      'Delete the object without waiting, then take the finalizer off with `kubectl patch`. That skips the clean-up that the finalizer protects (in the cloud, in a database): look at that first.',
  },
  claims: (change, evidence) => (isCustomResource(evidence, change.id) ? abandonedGroup(change, evidence) : undefined),
  explain: explainAbandoned,
}
