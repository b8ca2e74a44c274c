import { groupOf } from '../../kube/object.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { objectAt } from '../evidence/evidence-index.ts'
import type { Rule } from '../rule.ts'
import { failedPostDeleteHooks } from '../uninstall/stopping-hook.ts'
import { uninstallFacts, uninstallOutcome } from '../uninstall/uninstall-outcome.ts'
import { DOCS } from '../words/documentation.ts'

/** Helm reports an error although everything of the release is gone: its wait, not the chart, is at fault. */
export const a24: Rule = {
  id: 'A24',
  title: 'helm uninstall reported an error although the release is gone',
  severity: 'noise',
  docs: [DOCS.helmUninstall],
  page: {
    what: '`helm uninstall` reported an error although everything of the release is gone.',
    looks:
      'The exit code is not 0, often after the whole timeout, neither an object nor a record of the release is left, and no post-delete hook failed.',
    why: "The error comes from Helm's waiting for the deletion, not from the deletion, and Helm purges its record all the same: its limit was over before the last object went (a pod with a long grace period, `--wait --cascade foreground`), or it reported falsely, as some versions of Helm 4 do.",
    fix: 'Change nothing in the chart, or let its pods end sooner. Where the error disturbs, uninstall without `--wait` or with a longer `--timeout`; where the watcher of Helm 4 reported falsely, with `--wait=legacy`.',
    cleanUp: 'Nothing is left.',
  },
  claims: () => undefined,
  always: evidence =>
    uninstallOutcome(evidence) === 'purged' && failedPostDeleteHooks(evidence).length === 0 && isAllGone(evidence)
      ? 'wait'
      : undefined,
  explain: (_changes, evidence) => ({
    cause:
      '`helm uninstall` ended with an error, but no object of the release is left: its waiting for the deletion ended before the deletion did, or reported falsely, as it is known to do. The comparison of the cluster counts, not the exit code.',
    evidence: [
      ...uninstallFacts(evidence),
      { fact: 'no object of the release manifest is left', source: 'snapshot after the uninstall' },
    ],
    attribution: {},
    chartFix: {
      what: 'Change nothing in the chart, or let its pods end sooner; where the error disturbs, uninstall without `--wait` or with a longer `--timeout`; where the watcher of Helm 4 reported falsely, with `--wait=legacy`.',
    },
    cleanUp: [],
  }),
}

function isAllGone(evidence: Evidence): boolean {
  const objects = evidence.release?.objects ?? []
  return objects.every(object => {
    const place = { group: groupOf(object.apiVersion), kind: object.kind, name: object.name }
    const namespace = object.namespace ?? evidence.namespace
    return !objectAt(evidence, 'after', place) && !objectAt(evidence, 'after', { ...place, namespace })
  })
}
