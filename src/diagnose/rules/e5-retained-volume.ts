import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { field, isDeleting } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Attribution } from '../finding.ts'
import { attribute, templateOf } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A volume with reclaim policy Retain whose claim is gone. */
export const e5: Rule = {
  id: 'E5',
  title: 'A volume is retained after its claim is gone',
  severity: 'leaked',
  docs: [DOCS.persistentVolumes],
  page: {
    what: 'A volume with the reclaim policy Retain is left after its claim has gone.',
    looks: 'A PersistentVolume in phase Released whose `spec.claimRef` names a claim that does not exist.',
    why: 'Retain means: a person decides what happens to the data.',
    fix: 'Use a StorageClass with `reclaimPolicy: Delete`, or accept the volume with a reason.',
    cleanUp: '`kubectl delete pv NAME` removes it from Kubernetes; the data behind it has to be removed where it lies.',
  },
  claims: (change, evidence) => (isRetained(change, evidence) ? 'volumes' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'has', 'have')} the reclaim policy \`Retain\`: the claim is gone, the volume and its data stay until somebody removes ${forCount(changes, 'it', 'them')} by hand.`,
    evidence: changes.map(change => ({
      fact: `persistentVolumeReclaimPolicy Retain, phase ${field(change, evidence, 'status', 'phase')}`,
      source: displayName(change.id),
    })),
    attribution: { ...attribute(changes, evidence), ...templateBehind(changes, evidence) },
    chartFix: { what: 'Use a StorageClass with `reclaimPolicy: Delete`, or accept the volume with a reason.' },
    cleanUp: deleteCommands(
      changes,
      'removes the volume from Kubernetes; the data behind it has to be removed where it lies',
    ),
  }),
}

/** The StorageClass or claim of the chart that the volume was made for. */
function templateBehind(changes: readonly Change[], evidence: Evidence): Attribution {
  const names = changes.flatMap(change => [
    ['StorageClass', field(change, evidence, 'spec', 'storageClassName')],
    ['PersistentVolumeClaim', field(change, evidence, 'spec', 'claimRef', 'name')],
  ])
  const sources = names.map(([kind, name]) =>
    evidence.release?.objects.find(object => object.kind === kind && object.name === name),
  )
  const source = sources.find(found => found !== undefined)?.source
  return source === undefined ? {} : templateOf(source, evidence)
}

function isRetained(change: Change, evidence: Evidence): boolean {
  if (change.id.group !== '' || change.id.kind !== 'PersistentVolume' || change.kind !== 'left' || isDeleting(change))
    return false
  const isBound = field(change, evidence, 'status', 'phase') === 'Bound'
  return field(change, evidence, 'spec', 'persistentVolumeReclaimPolicy') === 'Retain' && !isBound
}
