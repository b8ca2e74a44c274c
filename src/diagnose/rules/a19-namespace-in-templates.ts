import type { Change } from '../../snapshot/change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { attribute } from '../origin/attribution.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { counted, listed, objectsListed, sourceText, unique } from '../words/phrases.ts'

/** A namespace of the templates took with it what was in it before. */
export const a19: Rule = {
  id: 'A19',
  title: 'A Namespace in the templates took foreign objects with it',
  severity: 'leaked',
  docs: [DOCS.helmKeep, DOCS.namespaces],
  page: {
    what: 'A Namespace in the templates was deleted with the release, and with it objects that others had in it.',
    looks: 'A namespace of the baseline, and what was in it, is gone after the uninstall.',
    why: 'Deleting a namespace deletes everything in it. A Namespace in the templates is an object like any other for Helm: it takes over one that exists (`--take-ownership`, or the annotations of the release on it), and deletes it at the uninstall.',
    fix: 'Take the Namespace out of the templates and let users choose it (`--namespace`), or give it `helm.sh/resource-policy: keep`.',
    cleanUp: 'Nothing brings the objects back: restore them from where they were made.',
  },
  claims: (change, evidence) => lostNamespace(change, evidence),
  explain(changes, evidence) {
    const names = unique(changes.flatMap(change => lostNamespace(change, evidence) ?? []))
    const namespaces = listed(names)
    const source = evidence.release?.objects.find(
      ({ kind, name }) => kind === 'Namespace' && names.includes(name),
    )?.source
    return {
      cause: `Namespace ${namespaces} is an object of the chart, so the uninstall deleted it, with ${counted(changes.length, 'object')} that existed before the chart: ${objectsListed(changes)}.`,
      evidence: [
        { fact: `kind Namespace, name ${namespaces}`, source: source ? sourceText(source) : 'release manifest' },
        {
          fact: `${objectsListed(changes, 6)} existed before the install and are gone`,
          source: 'snapshots before and after',
        },
      ],
      attribution: { ...attribute(changes, evidence), ...(source && { template: source }) },
      chartFix: {
        what: 'Take the Namespace out of the templates, or keep it.',
        patch: 'metadata:\n  annotations:\n    helm.sh/resource-policy: keep',
      },
      cleanUp: [],
    }
  },
}

/** The namespace that is, or contained, a lost object, when the chart's templates contain it. */
function lostNamespace({ kind, id }: Change, evidence: Evidence): string | undefined {
  if (kind !== 'lost') return undefined
  const name = id.kind === 'Namespace' && id.group === '' ? id.name : id.namespace
  if (name === undefined) return undefined
  const namespace = { group: '', version: 'v1', resource: 'namespaces', kind: 'Namespace', name, uid: '' }
  const isGone = ![...evidence.after.objects.values()].some(
    object => object.id.resource === 'namespaces' && object.id.name === name && !object.deletionTimestamp,
  )
  return isGone && manifestObjectOf(namespace, evidence) ? name : undefined
}
