import { brokenConversion, conversionFacts, endConversion } from '../evidence/conversions.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A CRD whose objects can't be converted any more: every LIST of them fails, and the garbage collector with it. */
export const d3: Rule = {
  id: 'D3',
  title: 'A left CRD cannot be read: its conversion webhook is gone',
  severity: 'breaks-cluster',
  docs: [DOCS.crdVersions],
  page: {
    what: 'A CRD is left whose objects are converted by a webhook that is gone: they cannot be read any more.',
    looks:
      '`kubectl get PLURAL` fails with `conversion webhook for … failed`, or for ever with `storage is (re)initializing`; namespaces do not end.',
    why: 'With `spec.conversion.strategy: Webhook` the API server asks the webhook whenever an object is read in a version other than the stored one. On older versions of Kubernetes that also stops the garbage collector of the whole cluster.',
    fix: 'Set `spec.conversion.strategy` to None in a pre-delete hook, before the Service of the webhook is deleted, or delete the CRD with the release.',
    cleanUp:
      '`kubectl patch crd NAME` with `spec.conversion` `{"strategy":"None","webhook":null}`; the objects can then be read and deleted.',
  },
  claims: (change, evidence) => (brokenConversion(change, evidence) ? 'conversion' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} stayed, but ${forCount(changes, 'its', 'their')} versions are converted by a webhook whose Service is gone. Listing ${forCount(changes, 'its', 'their')} objects fails, which stops namespace deletion and, before Kubernetes 1.32, the garbage collector of the whole cluster.`,
    evidence: changes.flatMap(change => conversionFacts(change, evidence)),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Set `spec.conversion.strategy` to `None` in a pre-delete hook, before the Service of the webhook is deleted.',
    },
    cleanUp: [
      ...endConversion(changes),
      ...deleteCommands(
        changes.filter(({ kind }) => kind === 'left'),
        'deletes the CRDs, and with them ALL their instances in all namespaces',
      ),
    ],
  }),
}
