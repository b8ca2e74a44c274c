import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Fact } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { COMPLETE_POLICY, explainHooks, leftHook } from '../uninstall/hook-leftovers.ts'
import { failedHookJobs, type Hook, jobFailure } from '../uninstall/hooks.ts'
import { uninstallFacts } from '../uninstall/uninstall-outcome.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const TITLE = 'A hook failed, and its delete policy covers success only'

/** `hook-succeeded` without `hook-failed`, and the hook failed. */
export const a6: Rule = {
  id: 'A6',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'A hook failed, and its delete policy says `hook-succeeded` only, so that what the hook made stays.',
    looks:
      'A Job with the condition `Failed=True`, its pods, and sometimes the ServiceAccount and a binding to a powerful role beside it.',
    why: 'Helm applies each policy to its own outcome: without `hook-failed` a failed hook is left for people to look at.',
    fix: 'Add `hook-failed` to the delete policy of every object of the hook. To see the log all the same, set `helm.sh/hook-output-log-policy: hook-failed`.',
    cleanUp:
      'Delete the objects by name, bindings first: as long as they are there, a pod that is left can use its rights.',
  },
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    if (!hook?.deletePolicies.includes('hook-succeeded') || hook.deletePolicies.includes('hook-failed'))
      return undefined
    return failures(hook, change, evidence).length > 0 ? 'failed hooks' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} stayed because the hook failed: ${forCount(changes, 'its', 'their')} delete policy is \`hook-succeeded\`, which removes hook objects only after a success.`,
      chartFix: { what: 'Add `hook-failed` to the delete policy of every object of the hook.', patch: COMPLETE_POLICY },
      facts: changes.flatMap(change => failures(leftHook(change, evidence), change, evidence)).slice(0, 3),
    }),
}

/** What shows that the hook failed: its own Job, a Job of the same event, or Helm's error. */
function failures(hook: Hook | undefined, change: Change, evidence: Evidence): Fact[] {
  if (hook === undefined) return []
  const own = jobFailure(change, evidence)
  const jobs = own ? [change] : hook.events.flatMap(event => failedHookJobs(evidence, event))
  const facts = jobs.map(job => {
    const failed = jobFailure(job, evidence)
    return {
      fact: `Failed: ${failed?.reason}: ${failed?.message}`,
      source: `status.conditions of ${displayName(job.id)}`,
    }
  })
  if (facts.length > 0) return facts
  const ranAtUninstall = hook.events.some(event => event.endsWith('-delete'))
  const hasError = ranAtUninstall && evidence.uninstall !== undefined && evidence.uninstall.exitCode !== 0
  return hasError ? uninstallFacts(evidence).slice(0, 2) : []
}
