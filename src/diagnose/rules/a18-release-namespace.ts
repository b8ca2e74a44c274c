import { objectOf } from '../evidence/change-facts.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { creatorOf, isController } from '../origin/managers.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'

/** The namespace of the release, made by `--create-namespace`: Helm never takes it back. */
export const a18: Rule = {
  id: 'A18',
  title: 'The namespace made by --create-namespace stays',
  severity: 'noise',
  docs: [DOCS.helmInstall, DOCS.helmUninstall],
  page: {
    what: 'The namespace of the release was made by `helm install --create-namespace`, and stays.',
    looks:
      'A namespace without annotations of the release, in which only what Kubernetes puts into every namespace is left.',
    why: 'Helm does not count this namespace as part of the release, and has no flag that takes it back. It is so for every chart.',
    fix: 'Change nothing in the chart. Create the namespace before the install if it is to be counted as given.',
    cleanUp: '`kubectl delete namespace NAME` deletes it with everything in it.',
  },
  claims(change, evidence) {
    const { id } = change
    if (change.kind !== 'left' || id.group !== '' || id.resource !== 'namespaces') return undefined
    if (id.name !== evidence.namespace || evidence.namespaceMadeBy !== 'helm') return undefined
    const creator = creatorOf(objectOf(change))?.manager
    const isCharts = manifestObjectOf(id, evidence) || owningRelease(objectOf(change)) || hookOf(change, evidence)
    return isCharts || (creator !== undefined && isController(creator)) ? undefined : 'namespace'
  },
  explain: (changes, evidence) => ({
    cause: `Namespace ${evidence.namespace} was made by \`helm install --create-namespace\`; Helm never deletes it. This is Helm's way for every chart, not a leak of this one.`,
    evidence: [
      {
        fact: 'it is the namespace of the release, was not in the baseline, and has no release annotation',
        source: `namespaces/${evidence.namespace}`,
      },
    ],
    attribution: {},
    chartFix: {
      what: 'Change nothing in the chart; create the namespace before the install if it is to be counted as given.',
    },
    cleanUp: deleteCommands(changes, 'deletes the namespace with everything in it'),
  }),
}
