import { displayName } from '../../snapshot/object-id.ts'
import { claimUsers, phaseOf, usersFix, useWords } from '../claim-users.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed, unique } from '../words/phrases.ts'

/** A volume claim in deletion that a pod, even a finished one, still uses. */
export const b11: Rule = {
  id: 'B11',
  title: 'A volume claim cannot be deleted: a pod uses it',
  severity: 'stuck',
  docs: [DOCS.persistentVolumes],
  page: {
    what: 'A volume claim is in deletion, and a pod still uses it.',
    looks:
      'The claim has a deletionTimestamp and the finalizer `kubernetes.io/pvc-protection`; a pod of its namespace names it in `spec.volumes`.',
    why: 'Kubernetes protects a claim as long as a pod exists that names it, also a finished one, so that no data is pulled away under a program.',
    fix: 'Let the uninstall delete the pods that use the claim: make them part of a workload of the release, or give them an owner.',
    cleanUp: 'Delete the pods; the claim then goes by itself.',
  },
  claims: (change, evidence) => (claimUsers(change, evidence).length > 0 ? 'claims' : undefined),
  explain(changes, evidence) {
    const pods = unique(changes.flatMap(change => claimUsers(change, evidence)))
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} in deletion, but protected as long as a pod uses ${forCount(changes, 'it', 'them')}: ${useWords(pods, evidence)}.`,
      evidence: [
        ...changes.map(change => ({
          fact: 'finalizer `kubernetes.io/pvc-protection`',
          source: `metadata of ${displayName(change.id)}`,
        })),
        ...pods.map(pod => ({
          fact: `mounts the claim; phase ${phaseOf(pod, evidence)}`,
          source: displayName(pod.id),
        })),
      ],
      attribution: attribute(pods, evidence),
      chartFix: usersFix(pods, evidence),
      cleanUp: deleteCommands(pods, 'deletes the pods that hold the claim; it then goes by itself'),
    }
  },
}
