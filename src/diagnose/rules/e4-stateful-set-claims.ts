import { isRecord } from '../../kube/object.ts'
import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { field, isDeleting, objectOf, recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { attribute, templateOf } from '../origin/attribution.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A claim that a StatefulSet made from its template: Kubernetes retains it by default. */
export const e4: Rule = {
  id: 'E4',
  title: 'Volume claims of a StatefulSet are retained by default',
  severity: 'leaked',
  docs: [DOCS.statefulSets, DOCS.persistentVolumes],
  page: {
    what: 'Volume claims that a StatefulSet made from its `volumeClaimTemplates` are left, with the volumes behind them.',
    looks: 'Claims named TEMPLATE-STATEFULSET-NUMBER without an ownerReference.',
    why: 'Kubernetes keeps data: `persistentVolumeClaimRetentionPolicy.whenDeleted` is Retain by default, and Helm never knew the claims.',
    fix: 'Set `spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Delete`, or accept the claims with a reason where their data is to outlive the release.',
    cleanUp: 'Delete the claims by name; the volumes and their data go with them when their reclaim policy is Delete.',
  },
  claims: (change, evidence) => statefulSetOf(change, evidence)?.name,
  explain(changes, evidence) {
    const [first] = changes as [Change]
    const set = statefulSetOf(first, evidence)
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made by StatefulSet ${set?.name} from its \`volumeClaimTemplates\`. Its retention policy is \`whenDeleted: Retain\` (the default), so Kubernetes keeps ${forCount(changes, 'the claim and its data', 'the claims and their data')} when the StatefulSet goes.`,
      evidence: changes.slice(0, 8).map(change => ({
        fact: `named after volumeClaimTemplate and StatefulSet ${set?.name}; no ownerReference; phase ${field(change, evidence, 'status', 'phase') ?? 'unknown'}`,
        source: displayName(change.id),
      })),
      attribution: {
        ...attribute(changes, evidence),
        ...(set?.source && templateOf(set.source, evidence)),
        controller: `StatefulSet/${set?.name} (${first.id.namespace})`,
      },
      chartFix: {
        what: 'Set the retention policy to `Delete`, or accept the claims with a reason when their data is to outlive the release.',
        patch: 'spec:\n  persistentVolumeClaimRetentionPolicy:\n    whenDeleted: Delete',
      },
      cleanUp: deleteCommands(
        changes,
        'deletes the claims and, by the reclaim policy of their volumes, the DATA on them',
      ),
    }
  },
}

/** A StatefulSet of the release, or one that ran in the namespace, whose claim this is by its name. */
function statefulSetOf({ id, kind, ...change }: Change, evidence: Evidence) {
  const whole = { id, kind, ...change }
  if (id.group !== '' || id.kind !== 'PersistentVolumeClaim' || kind !== 'left' || isDeleting(whole)) return undefined
  const object = objectOf(whole)
  if (object.owners.length > 0 || owningRelease(object) || manifestObjectOf(id, evidence)) return undefined
  return renderedSet(id, evidence) ?? ranSet(id, evidence)
}

function renderedSet(id: Change['id'], evidence: Evidence) {
  const sets = (evidence.release?.objects ?? []).filter(({ kind }) => kind === 'StatefulSet')
  return sets.find(({ name, namespace, body }) => {
    if ((namespace ?? evidence.namespace) !== id.namespace || !isRecord(body.spec)) return false
    return recordsOf(body.spec.volumeClaimTemplates).some(template => {
      const claim = isRecord(template.metadata) ? String(template.metadata.name) : ''
      return id.name.startsWith(`${claim}-${name}-`) && /^\d+$/.test(id.name.slice(claim.length + name.length + 2))
    })
  })
}

/** One that an operator made: its template was never read, but its claims end with its name and a number. */
function ranSet(id: Change['id'], evidence: Evidence): { name: string; source?: never } | undefined {
  const ran = [...evidence.installed.objects.values()].filter(
    object =>
      object.id.kind === 'StatefulSet' &&
      object.id.namespace === id.namespace &&
      !evidence.before.objects.has(object.id.uid),
  )
  const found = ran.find(object => {
    const at = id.name.lastIndexOf(`-${object.id.name}-`)
    return at > 0 && /^\d+$/.test(id.name.slice(at + object.id.name.length + 2))
  })
  return found && { name: found.id.name }
}
