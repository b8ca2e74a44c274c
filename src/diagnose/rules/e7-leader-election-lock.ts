import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { field, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { attribute } from '../origin/attribution.ts'
import { isMadeByUser } from '../origin/managers.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const LEADER = 'control-plane.alpha.kubernetes.io/leader'

/** A lock of a leader election whose holder is gone. */
export const e7: Rule = {
  id: 'E7',
  title: 'A leader-election lock stays',
  severity: 'leaked',
  docs: [DOCS.leases],
  page: {
    what: 'The lock of a leader election is left: a Lease, or a ConfigMap with the leader annotation.',
    looks: 'A Lease whose `holderIdentity` names a pod that no longer exists.',
    why: 'The replicas of a controller make the lock at run time. Releasing it when they end only empties it.',
    fix: 'Put the Lease into the templates (Helm then deletes it), or accept locks as harmless with `--ignore`.',
    cleanUp: 'Delete the Lease by name; a new installation makes its own.',
  },
  claims: (change, evidence) =>
    isDeadLock(change, evidence) && !isMadeByUser(objectOf(change), evidence) ? 'locks' : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} the lock by which replicas of a controller chose their leader. The controller made ${forCount(changes, 'it', 'them')} at run time and is gone; releasing a lock does not delete it.`,
    evidence: changes.map(change => ({
      fact: `holder \`${holderOf(change, evidence) || 'none'}\`, last renewed ${field(change, evidence, 'spec', 'renewTime') ?? 'at an unknown time'}; no such pod is there`,
      source: displayName(change.id),
    })),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Put the Lease into the templates (Helm then deletes it), or accept locks as harmless.',
      patch: 'apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata:\n  name: my-operator-leader',
    },
    cleanUp: deleteCommands(changes, 'deletes the lock; a new installation makes its own'),
  }),
}

/** client-go's identities begin with the name of the pod: `my-operator-7d9f_1b2c…`. */
function isDeadLock(change: Change, evidence: Evidence): boolean {
  const { id } = change
  const isLease = id.group === 'coordination.k8s.io' && id.kind === 'Lease'
  const isLock = isLease || LEADER in objectOf(change).annotations
  if (!isPresent(change) || !isLock || objectOf(change).owners.length > 0 || manifestObjectOf(id, evidence))
    return false
  const pod = holderOf(change, evidence).split('_')[0]
  return ![...evidence.after.objects.values()].some(
    object => object.id.kind === 'Pod' && object.id.group === '' && object.id.name === pod,
  )
}

function holderOf(change: Change, evidence: Evidence): string {
  const holder = field(change, evidence, 'spec', 'holderIdentity')
  if (typeof holder === 'string') return holder
  return /"holderIdentity":"([^"]*)"/.exec(objectOf(change).annotations[LEADER] ?? '')?.[1] ?? ''
}
