import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** A pod that is still shutting down. Its deletionTimestamp already contains the grace period. */
export const c7: Rule = {
  id: 'C7',
  title: 'A pod takes long to shut down',
  severity: 'leaked',
  docs: [DOCS.podLifecycle],
  page: {
    what: 'A pod was told to end and is still there.',
    looks: 'The pod has a deletionTimestamp and no finalizer, and is Running.',
    why: 'Its grace period (`terminationGracePeriodSeconds`, also a preStop hook) is longer than the wait, or the process ignores SIGTERM and is killed only at its end.',
    fix: 'Let the process end on SIGTERM (a shell that is process 1 needs `trap` or `exec`), and shorten `terminationGracePeriodSeconds`.',
    cleanUp: 'Wait until the grace period is over.',
  },
  claims: change => (isSlowPod(change) ? 'pods' : undefined),
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} told to end and ${forCount(changes, 'is', 'are')} still there: ${forCount(changes, 'its', 'their')} grace period is long, or the process ignores SIGTERM.`,
    evidence: changes.map(change => ({
      fact: `to be gone at ${objectOf(change).deletionTimestamp}, grace period ${objectOf(change).deletionGracePeriodSeconds ?? 'unknown'} s; seen at ${evidence.after.takenAt}`,
      source: `metadata of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Let the process end on SIGTERM, and shorten `terminationGracePeriodSeconds`.',
      patch: 'spec:\n  terminationGracePeriodSeconds: 10',
    },
    cleanUp: deleteCommands(changes, 'waits until the pod has ended'),
  }),
}

function isSlowPod(change: Change): boolean {
  const isPod = change.id.group === '' && change.id.kind === 'Pod'
  return isPod && change.kind === 'left' && isDeleting(change) && objectOf(change).finalizers.length === 0
}
