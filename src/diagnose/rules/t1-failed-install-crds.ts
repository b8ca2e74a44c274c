import { lastLines } from '../../last-lines.ts'
import type { Change } from '../../snapshot/change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd } from '../evidence/evidence-index.ts'
import { attribute } from '../origin/attribution.ts'
import { crdFileOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** The install failed while Helm built the objects: the CRDs of `crds/` were created before that, and no release. */
export const t1: Rule = {
  id: 'T1',
  title: 'A failed install left the CRDs of the chart',
  severity: 'leaked',
  docs: [DOCS.helmCrds, DOCS.helmInstall],
  page: {
    what: 'The install failed before there was a release, and the CRDs of `crds/` were already made.',
    looks: '`helm install` failed, `helm uninstall` says `release: not found`, and the CRDs are there.',
    why: 'Helm applies `crds/` first and then builds the objects of the templates. When that fails, for instance because a kind is missing that the chart needs, there is no release that could be uninstalled.',
    fix: 'Make the install fail before it creates anything: check `.Capabilities.APIVersions` in a template and `fail`, or move the CRDs to a chart of their own.',
    cleanUp: '`kubectl delete crd NAME`, after a look at its instances: they go with it.',
  },
  claims: (change, evidence) => (isLeftCrd(change, evidence) ? 'install' : undefined),
  explain: (changes, evidence) => ({
    cause: `The install failed after Helm had created the ${forCount(changes, 'CRD', `${changes.length} CRDs`)} of \`crds/\` and before there was a release, so \`helm uninstall\` has nothing to delete and ${objectsListed(changes)} stayed.`,
    evidence: [
      // The notes on stdout may hold a password.
      {
        fact: lastLines(evidence.install.stderr, 5) || 'it ended without a word of why',
        source: 'helm install, output',
      },
      { fact: 'there is no release to uninstall', source: evidence.uninstall ? 'helm uninstall' : 'helm status' },
    ],
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Make the install fail before it creates anything: declare what the chart needs (kubeVersion, a check of `.Capabilities.APIVersions`), or move the CRDs to a chart of their own.',
      patch:
        '{{- if not (.Capabilities.APIVersions.Has "gateway.networking.k8s.io/v1") }}\n{{- fail "install the Gateway API first" }}\n{{- end }}',
    },
    cleanUp: deleteCommands(changes, 'deletes the CRDs, and with them all their instances'),
  }),
}

function isLeftCrd(change: Change, evidence: Evidence): boolean {
  if (evidence.install.ok || evidence.release !== undefined) return false
  return change.kind === 'left' && isCrd(change.id) && crdFileOf(change.id, evidence) !== undefined
}
