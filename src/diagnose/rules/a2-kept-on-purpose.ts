import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Explanation, Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import { owningRelease, RESOURCE_POLICY, resourcePolicy } from '../origin/helm-marks.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { counted, forCount, listed, objectsListed, unique } from '../words/phrases.ts'

/** True when the object belongs to the release: Helm heeds `resource-policy` on nothing else. */
export function isOfRelease(change: Change, evidence: Evidence): boolean {
  if (hookOf(change, evidence)) return false
  const owner = owningRelease(objectOf(change))
  return manifestObjectOf(change.id, evidence) !== undefined || owner?.name === evidence.releaseName
}

/** Kept on purpose. Comes after the rules for finalizers: what hangs when it is deleted is more than kept. */
export const a2: Rule = {
  id: 'A2',
  title: 'Kept on purpose (helm.sh/resource-policy: keep)',
  severity: 'kept',
  docs: [DOCS.helmKeep],
  page: {
    what: 'An object carries the annotation `helm.sh/resource-policy: keep`, and Helm left it on purpose.',
    looks:
      '`helm uninstall` prints "These resources were kept due to the resource policy" and lists it. The object still has the annotations of the release.',
    why: 'Helm takes objects with this annotation out of the list of what it deletes. It is meant for data: volume claims, keys, CRDs.',
    fix: "Keep it where it protects data, say so in the chart's README, and make it a value so that users can choose.",
    cleanUp:
      'Delete the objects by name when their data is not needed any more. An installation of the same release name in the same namespace takes them over again.',
  },
  claims(change, evidence) {
    if (change.kind !== 'left' || isDeleting(change) || resourcePolicy(objectOf(change)) !== 'keep') return undefined
    return isOfRelease(change, evidence) ? 'keep' : undefined
  },
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'carries', 'carry')} the annotation \`${RESOURCE_POLICY}: keep\`: Helm leaves ${forCount(changes, 'it', 'them')} in the cluster on purpose.`,
    evidence: [annotationFact(changes), ...keptFact(evidence)],
    attribution: attribute(changes, evidence),
    chartFix: fixOf(changes, evidence),
    cleanUp: deleteCommands(changes, 'deletes what was kept on purpose: check first that its data is not needed'),
  }),
}

function fixOf(changes: readonly Change[], evidence: Evidence): Explanation['chartFix'] {
  const conditions = changes.map(
    ({ id }) => manifestObjectOf(id, evidence)?.source.annotationConditions?.[RESOURCE_POLICY],
  )
  const known = unique(conditions.filter(condition => condition !== undefined))
  if (known.length > 0 && !conditions.includes(undefined)) {
    return {
      what: `Keep it where it protects data, and say so in the chart's README. Users can choose already: the annotation is rendered when ${listed(known.map(condition => `\`${condition}\``))} is true, as it was here.`,
    }
  }
  return {
    what: "Keep it where it protects data; say so in the chart's README, and make it a value so that users can choose.",
    patch: '{{- if .Values.keep }}\nhelm.sh/resource-policy: keep\n{{- end }}',
  }
}

function annotationFact(changes: readonly Change[]): Fact {
  const [first] = changes as [Change]
  const others = changes.length > 1 ? `, and ${counted(changes.length - 1, 'other')} alike` : ''
  return {
    fact: `annotation \`${RESOURCE_POLICY}: ${objectOf(first).annotations[RESOURCE_POLICY]}\`${others}`,
    source: `metadata of ${displayName(first.id)}`,
  }
}

function keptFact(evidence: Evidence): Fact[] {
  const kept = evidence.uninstall?.kept ?? []
  return kept.length === 0
    ? []
    : [
        {
          fact: `These resources were kept due to the resource policy: ${kept.join(', ')}`,
          source: 'helm uninstall, output',
        },
      ]
}
