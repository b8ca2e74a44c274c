import { isCustomResource } from '../evidence/evidence-index.ts'
import { abandonedGroup, explainAbandoned } from '../finalizers/abandoned.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'

/** The same on built-in kinds: ConfigMaps, Secrets, Services that an operator put a finalizer on. */
export const b5: Rule = {
  id: 'B5',
  title: 'A finalizer on a built-in kind has lost the controller that removes it',
  severity: 'stuck',
  docs: [DOCS.finalizers, DOCS.helmHooks],
  page: {
    what: 'An object of a built-in kind (ConfigMap, Secret, Service, …) carries a finalizer of a controller that is gone.',
    looks: 'As B1, on a kind of Kubernetes itself: deletionTimestamp and `metadata.finalizers`, or no deletion yet.',
    why: 'Operators put finalizers on what they depend on. Only they take them off, and they were deleted with the release. A namespace with such an object in it never ends.',
    fix: 'Let the operator take off its finalizers when the resource that they belong to is deleted, and let a pre-delete hook wait for that.',
    cleanUp:
      'Delete the object without waiting, then take the finalizer off with `kubectl patch`, after a look at what it protects.',
  },
  claims: (change, evidence) => (isCustomResource(evidence, change.id) ? undefined : abandonedGroup(change, evidence)),
  explain: explainAbandoned,
}
