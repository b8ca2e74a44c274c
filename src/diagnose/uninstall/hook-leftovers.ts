/** Hook objects that stayed: what the rules A5 to A10 share. */
import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { field, isDeleting, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Explanation, Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import { COMPLETE_DELETE_POLICY, HOOK, HOOK_DELETE_POLICY } from '../origin/helm-marks.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { counted, objectsListed } from '../words/phrases.ts'
import { type Hook, hookOf } from './hooks.ts'

/** A hook object that is left and not in deletion; one that a former release left was made anew by this one. */
export function leftHook(change: Change, evidence: Evidence): Hook | undefined {
  if ((change.kind !== 'left' && change.kind !== 'recreated') || isDeleting(change)) return undefined
  return hookOf(change, evidence)
}

/** The annotations of each hook object, quoted. */
function hookFacts(changes: readonly Change[], evidence: Evidence): Fact[] {
  return changes.slice(0, 8).map(change => {
    const hook = hookOf(change, evidence)
    const { annotations } = objectOf(change)
    const policy = hook?.isDefaultPolicy
      ? `no \`${HOOK_DELETE_POLICY}\`, which means before-hook-creation`
      : `\`${HOOK_DELETE_POLICY}: ${annotations[HOOK_DELETE_POLICY] ?? hook?.deletePolicies.join(',')}\``
    return {
      fact: `\`${HOOK}: ${annotations[HOOK] ?? hook?.events.join(',')}\`, ${policy}`,
      source: `annotations of ${displayName(change.id)}`,
    }
  })
}

/** Bindings to cluster-admin: whoever gets at their ServiceAccount owns the cluster. */
function adminBindings(changes: readonly Change[], evidence: Evidence): Change[] {
  return changes.filter(
    change =>
      change.id.group === 'rbac.authorization.k8s.io' && field(change, evidence, 'roleRef', 'name') === 'cluster-admin',
  )
}

/** The common part of an explanation; a left binding to cluster-admin is said in title and cause. */
export function explainHooks(
  changes: Change[],
  evidence: Evidence,
  own: Pick<Explanation, 'cause' | 'chartFix'> & { title: string; facts?: Fact[] },
): Explanation {
  const admins = adminBindings(changes, evidence)
  const isAdmin = admins.length > 0
  const binding = `${objectsListed(admins)} still ${admins.length === 1 ? 'gives' : 'give'} full control of the cluster (cluster-admin).`
  return {
    ...(isAdmin && { title: `${own.title}, with ${counted(admins.length, 'binding')} to cluster-admin` }),
    cause: isAdmin ? `${own.cause} ${binding}` : own.cause,
    evidence: [
      ...hookFacts(changes, evidence),
      ...admins.map(change => ({ fact: 'roleRef: ClusterRole/cluster-admin', source: displayName(change.id) })),
      ...(own.facts ?? []),
    ],
    // The Job or Pod is the hook; its rights only serve it.
    attribution: attribute(programsFirst(changes), evidence),
    chartFix: own.chartFix,
    // Rights go first: a left pod of the hook can then do nothing more.
    cleanUp: deleteCommands(
      [...admins, ...changes.filter(change => !admins.includes(change))],
      'deletes what the hooks of the chart left',
    ),
  }
}

function programsFirst(changes: readonly Change[]): Change[] {
  const isProgram = ({ id }: Change) => id.kind === 'Job' || id.kind === 'Pod'
  return changes.toSorted((a, b) => Number(isProgram(b)) - Number(isProgram(a)))
}

/** The complete policy, as a patch. */
export const COMPLETE_POLICY = `metadata:\n  annotations:\n    ${COMPLETE_DELETE_POLICY}`
