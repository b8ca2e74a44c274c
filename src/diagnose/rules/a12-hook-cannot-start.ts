import { oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Rule } from '../rule.ts'
import { abortedFacts, claimsAborted, whatStayed } from '../uninstall/aborted-uninstall.ts'
import { startFailures } from '../uninstall/hook-start.ts'
import { stoppingAttribution, stoppingHookNames, stoppingHooks } from '../uninstall/stopping-hook.ts'
import { uninstallWithoutHooks } from '../uninstall/without-hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { counted, listed } from '../words/phrases.ts'

/** The pre-delete hook that stopped the uninstall never started. */
export const a12: Rule = {
  id: 'A12',
  title: 'A pre-delete hook cannot start, so nothing was deleted',
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.podLifecycle],
  page: {
    what: 'The pod of a pre-delete hook could not start, so the uninstall gave up and deleted nothing.',
    looks:
      "The hook's pod is Pending: `PodScheduled=False` with reason Unschedulable, or a container that waits with `ImagePullBackOff`, `ErrImagePull` or `ErrImageNeverPull`. Helm waits until its timeout.",
    why: 'The hook needs something that is not there (any more) at the uninstall: an image, a pull secret, a node with room, a toleration.',
    fix: 'Use an image that the chart needs anyway, give the hook the pull secrets and tolerations of the other pods, and set `activeDeadlineSeconds` on its Job.',
    cleanUp: '`helm uninstall RELEASE --no-hooks`; the work of the hook is then not done.',
  },
  claims: (change, evidence) => (stoppingStarts(evidence).length > 0 ? claimsAborted(change, evidence) : undefined),
  explain(changes, evidence) {
    const stayed = whatStayed(evidence)
    const hook = listed(stoppingHookNames(evidence))
    const starts = stoppingStarts(evidence)
    return {
      title: `A pre-delete hook cannot start, so ${stayed}`,
      cause: `The pod of the pre-delete hook ${hook} could not start (${reasonIn(starts[0]?.fact ?? '')}), so the uninstall gave up and ${stayed} (${counted(changes.length, 'object')} stayed).`,
      evidence: [...starts, ...abortedFacts(changes, evidence)],
      attribution: stoppingAttribution(evidence),
      chartFix: {
        what: 'Give the hook an image and a node that are still there at uninstall time (pull secrets, tolerations), and a deadline.',
        patch:
          'spec:\n  activeDeadlineSeconds: 120\n  template:\n    spec:\n      tolerations:\n        - operator: Exists',
      },
      cleanUp: uninstallWithoutHooks(changes, evidence, `the work of ${hook}`),
    }
  },
}

/** `Unschedulable`, `ErrImagePull`, `Failed to pull image "a:1"`: what an event or a status says first. */
function reasonIn(fact: string): string {
  return fact.replace(/^Failed: (?:Error: )?/, '').split(/: |:$/)[0] ?? ''
}

/** Why the hook that stopped the uninstall did not start; asked for every object that is left. */
const stoppingStarts = oncePerEvidence(evidence => startFailures(stoppingHooks(evidence), evidence))
