/** The pods that keep a volume claim from going: whether they have finished, and who should have deleted them. */
import { resourceName } from '../kube/object.ts'
import type { Change } from '../snapshot/change.ts'
import { shortName } from '../snapshot/object-id.ts'
import { field, isDeleting, objectOf, recordsOf } from './evidence/change-facts.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { Explanation } from './finding.ts'
import { rootOwner } from './origin/attribution.ts'
import { makerOf } from './origin/maker.ts'
import { creatorOf } from './origin/managers.ts'
import { onBehalfOf } from './origin/on-behalf-of.ts'
import { workloadName } from './origin/workloads.ts'
import { hookOf } from './uninstall/hooks.ts'
import { forCount, objectsListed, unique } from './words/phrases.ts'

/** The pods that mount a claim which is in deletion and protected. */
export function claimUsers(change: Change, evidence: Evidence): Change[] {
  const isClaim = resourceName(change.id) === 'persistentvolumeclaims'
  if (!isClaim || !isDeleting(change) || !objectOf(change).finalizers.includes('kubernetes.io/pvc-protection'))
    return []
  return evidence.changes.filter(user => {
    if (user.id.kind !== 'Pod' || user.id.namespace !== change.id.namespace) return false
    const claims = recordsOf(field(user, evidence, 'spec', 'volumes')).map(volume => volume.persistentVolumeClaim)
    return recordsOf(claims).some(({ claimName }) => claimName === change.id.name)
  })
}

/** `Pod/backup (apps) does, and still runs`: each pod by what it does at present. */
export function useWords(pods: readonly Change[], evidence: Evidence): string {
  const [finished, living] = [
    pods.filter(pod => isFinished(pod, evidence)),
    pods.filter(pod => !isFinished(pod, evidence)),
  ]
  const run = living.every(pod => phaseOf(pod, evidence) === 'Running')
  const does = (some: readonly Change[]) => `${objectsListed(some)} ${forCount(some, 'does', 'do')}`
  const now = run
    ? forCount(living, 'still runs', 'still run')
    : forCount(living, 'has not finished', 'have not finished')
  return [
    ...(living.length === 0 ? [] : [`${does(living)}, and ${now}`]),
    ...(finished.length === 0
      ? []
      : [`${does(finished)}, though ${forCount(finished, 'it has', 'they have')} finished`]),
  ].join('; ')
}

/** `status.phase`, or `unknown`. */
export function phaseOf(pod: Change, evidence: Evidence): string {
  return String(field(pod, evidence, 'status', 'phase') ?? 'unknown')
}

/** What to change so that the pods go: by their phase and by who made them. */
export function usersFix(pods: readonly Change[], evidence: Evidence): Explanation['chartFix'] {
  const fixes = pods.map(pod => fixOf(pod, evidence))
  const patch = fixes.find(fix => fix.patch !== undefined)?.patch
  return { what: unique(fixes.map(({ what }) => what)).join(' '), ...(patch !== undefined && { patch }) }
}

function fixOf(pod: Change, evidence: Evidence): Explanation['chartFix'] {
  if (hookOf(pod, evidence)) {
    return {
      what: 'Let Helm delete the pod of the hook: `helm.sh/hook-delete-policy` with hook-succeeded and hook-failed.',
    }
  }
  const isJobs = objectOf(pod).owners.some(({ kind }) => kind === 'Job')
  const owner = rootOwner(pod, evidence)
  if (isFinished(pod, evidence)) {
    return isJobs
      ? { what: `Let finished pods go: \`ttlSecondsAfterFinished\` on ${owner ?? 'their Job'}.`, patch: TTL }
      : {
          what: `Let ${makerName(pod, evidence)} delete its finished pods, or run them as Jobs with \`ttlSecondsAfterFinished\`.`,
        }
  }
  if (owner !== undefined) {
    return {
      what: `Let the uninstall delete ${owner}, which keeps the pod running: as a part of the release, or in a pre-delete hook.`,
    }
  }
  const resource = onBehalfOf(pod, evidence)
  const reference = resource
    ? shortName(resource)
    : 'the object on whose behalf it was made, or to a Deployment of the release'
  return {
    what: `Let ${makerName(pod, evidence)} delete the pod before it ends, or give it an ownerReference to ${reference}, so that Kubernetes deletes it; or delete it in a pre-delete hook.`,
  }
}

const TTL = 'spec:\n  ttlSecondsAfterFinished: 60'

function isFinished(pod: Change, evidence: Evidence): boolean {
  return /^(Succeeded|Failed)$/.test(phaseOf(pod, evidence))
}

/** The workload of the release that made the pod, or whoever wrote it. */
function makerName(pod: Change, evidence: Evidence): string {
  const workload = makerOf(pod, evidence)
  const manager = creatorOf(objectOf(pod))?.manager
  if (workload) return workloadName(workload)
  return manager === undefined ? 'whoever made it' : `field manager \`${manager}\``
}
