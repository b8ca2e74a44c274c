import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import { crdInstances } from '../evidence/crd-instances.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { crdFileOf, crdsDirectory } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { hookOf, hooksFor } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { counted, forCount, objectsListed, sourceText } from '../words/phrases.ts'

/** CRDs in `crds/`: Helm installs them and never deletes them. */
export const a1: Rule = {
  id: 'A1',
  title: 'CRDs from crds/ are never deleted by Helm',
  severity: 'leaked',
  docs: [DOCS.helmCrds],
  page: {
    what: 'CustomResourceDefinitions that the chart ships in its `crds/` directory (or that of a subchart) are still there after the uninstall.',
    looks:
      'The CRDs have no `meta.helm.sh/release-name` annotation, no deletionTimestamp, and answer as before. Their instances are there as well.',
    why: 'Helm installs what lies in `crds/` before the templates, and then never upgrades or deletes it, because deleting a CRD deletes all its objects in all namespaces. These files are not part of the release.',
    fix: 'Accept it with a reason (`--ignore`), or move the CRDs to a chart of their own, or into `templates/` behind a value by which users choose whether they stay.',
    cleanUp:
      '`kubectl delete crd NAME`, after a look at what it takes along: `kubectl get PLURAL.GROUP --all-namespaces`.',
  },
  claims(change, evidence) {
    if (!isCrd(change.id) || change.kind !== 'left' || isDeleting(change) || hookOf(change, evidence)) return undefined
    const file = crdFileOf(change.id, evidence)
    return file && !owningRelease(objectOf(change)) ? (file.subchart ?? '(chart)') : undefined
  },
  explain(changes, evidence) {
    const where = crdsDirectory(
      changes.map(({ id }) => id),
      evidence,
    )
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'comes', 'come')} from ${where}. Helm installs what lies there and never deletes it, so every user of the chart keeps ${forCount(changes, 'this CRD', 'these CRDs')} after the uninstall.`,
      evidence: [...changes.slice(0, 10).map(change => originFact(change, evidence)), ...hookFact(evidence)],
      attribution: attribute(changes, evidence),
      chartFix: {
        what: 'Accept it with a reason, or move the CRDs to a chart of their own, or into `templates/` behind a value that lets users choose whether they stay.',
        patch:
          '# templates/crds.yaml\nmetadata:\n  annotations:\n    {{- if .Values.crds.keep }}\n    helm.sh/resource-policy: keep\n    {{- end }}',
      },
      cleanUp: deleteCommands(changes, 'deletes the CRDs, and with them ALL their instances in all namespaces'),
    }
  },
}

function originFact(change: Change, evidence: Evidence): Fact {
  const file = crdFileOf(change.id, evidence)
  const instances = crdInstances(change, evidence).length
  return {
    fact: `${change.id.name} lies in ${file && sourceText(file.source)}, has no \`meta.helm.sh/release-name\`, and has ${counted(instances, 'instance')}`,
    source: displayName(change.id),
  }
}

/** A clean-up hook that ran and left them all the same (A15) is worth a look. */
function hookFact(evidence: Evidence): Fact[] {
  const [hook] = [...hooksFor('post-delete', evidence), ...hooksFor('pre-delete', evidence)]
  if (hook === undefined || evidence.uninstall?.exitCode !== 0) return []
  return [
    {
      fact: `the chart has a ${hook.events.join(' and ')} hook, ${hook.kind}/${hook.name} (${sourceText(hook.source)}); the uninstall reported success, and these CRDs are still there`,
      source: 'hooks of the release',
    },
  ]
}
