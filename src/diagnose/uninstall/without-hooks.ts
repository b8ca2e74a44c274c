/** Cleaning up after an uninstall that gave up: uninstall without the hooks, and then remove what that does not. */
import type { Change } from '../../snapshot/change.ts'
import { isWebhookConfiguration } from '../evidence/backends.ts'
import { isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd, isCustomResource } from '../evidence/evidence-index.ts'
import { finalizerStates } from '../finalizers/finalizers.ts'
import { releaseCommands } from '../finalizers/release.ts'
import type { CleanUp } from '../finding.ts'
import { releaseRecord } from '../origin/helm-marks.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import { deleteCommands } from '../words/kubectl.ts'

/** `skipped`: what the hooks were to do, which has to be said first. */
export function uninstallWithoutHooks(changes: readonly Change[], evidence: Evidence, skipped: string): CleanUp[] {
  return [
    {
      argv: ['helm', 'uninstall', evidence.releaseName, '--namespace', evidence.namespace, '--no-hooks'],
      why: `uninstalls without running hooks: ${skipped} is then NOT done, do it by hand first where it matters`,
    },
    ...commandsAfter(
      changes.filter(change => isPresent(change) && !goesWithRelease(change, evidence)),
      evidence,
    ),
  ]
}

/** Helm deletes what is in the manifest, and its own record. */
function goesWithRelease(change: Change, evidence: Evidence): boolean {
  const record = releaseRecord(objectOf(change))
  return manifestObjectOf(change.id, evidence) !== undefined || record?.release === evidence.releaseName
}

type Group = 'webhooks' | 'held' | 'instances' | 'others' | 'crds' | 'namespaces'

/** Webhooks go first, because without their Service they may refuse everything else; CRDs and namespaces last. */
function commandsAfter(left: readonly Change[], evidence: Evidence): CleanUp[] {
  const isNamespace = ({ id }: Change) => id.group === '' && id.kind === 'Namespace'
  const isHeld = (change: Change) =>
    finalizerStates(change, evidence).some(state => state.remover.kind !== 'kubernetes')
  const groups = Map.groupBy(left, (change): Group => {
    if (isWebhookConfiguration(change)) return 'webhooks'
    if (isCrd(change.id)) return 'crds'
    if (isNamespace(change)) return 'namespaces'
    return isHeld(change) ? 'held' : isCustomResource(evidence, change.id) ? 'instances' : 'others'
  })
  const of = (group: Group) => groups.get(group) ?? []
  return [
    ...deleteCommands(
      of('webhooks'),
      'then what Helm does not delete: webhooks first, they may refuse everything else',
    ),
    ...releaseCommands(of('held'), evidence, { afterRelease: true }),
    ...deleteCommands(of('instances'), 'deletes the objects of the CRDs that came with the chart'),
    ...deleteCommands(of('others'), 'deletes what is not part of the release, with the DATA in it'),
    ...deleteCommands(of('crds'), 'deletes the CRDs, and with them ALL their instances in all namespaces'),
    ...deleteCommands(of('namespaces'), 'deletes the namespaces, with ALL that is in them'),
  ]
}
