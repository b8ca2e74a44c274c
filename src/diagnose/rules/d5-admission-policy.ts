import { displayName } from '../../snapshot/object-id.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import { creatorOf, isMadeByUser } from '../origin/managers.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'
import { isOfRelease } from './a2-kept-on-purpose.ts'

/** Admission policies and bindings that nobody removed. */
export const d5: Rule = {
  id: 'D5',
  title: 'An admission policy stays in force',
  severity: 'leaked',
  docs: [DOCS.admissionPolicies],
  page: {
    what: 'An admission policy, or its binding, that was made at run time stays in force.',
    looks: 'A ValidatingAdmissionPolicy or MutatingAdmissionPolicy (or a binding) that is not part of the release.',
    why: 'The API server evaluates policies by itself: no program has to run, so that they outlive what made them and go on judging requests.',
    fix: 'Put policies, bindings and their parameters into the templates of the release.',
    cleanUp: "Delete the binding first, which ends the policy's effect, then the policy.",
  },
  claims(change, evidence) {
    const isPolicy = /^(Validating|Mutating)AdmissionPolicy(Binding)?$/.test(change.id.kind)
    if (!isPresent(change) || change.id.group !== 'admissionregistration.k8s.io' || !isPolicy) return undefined
    return isOfRelease(change, evidence) || isMadeByUser(objectOf(change), evidence) ? undefined : 'policies'
  },
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made while the chart ran and ${forCount(changes, 'is', 'are')} not part of the release: ${forCount(changes, 'it goes', 'they go')} on judging requests of the whole cluster.`,
    evidence: changes.map(change => ({
      fact: `made at ${objectOf(change).creationTimestamp} by \`${creatorOf(objectOf(change))?.manager ?? 'unknown'}\`, no release annotation`,
      source: `metadata of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Put policies, bindings and their parameters into the templates of the release.' },
    cleanUp: deleteCommands(changes.toReversed(), 'removes the policy from admission'),
  }),
}
