import type { Rule } from '../rule.ts'
import { abortedFacts, claimsAborted, whatStayed } from '../uninstall/aborted-uninstall.ts'
import { failedPreDeleteLogs } from '../uninstall/hook-runs.ts'
import { stoppingAttribution, stoppingHookNames } from '../uninstall/stopping-hook.ts'
import { uninstallWithoutHooks } from '../uninstall/without-hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { listed } from '../words/phrases.ts'

/** What a guarded hook says before it refuses. */
const GUARD = /deleting-confirmation-flag is set to false/

/** The pre-delete hook refuses to work until a setting allows it. */
export const a13: Rule = {
  id: 'A13',
  title: 'A pre-delete hook refuses until a setting allows the uninstall',
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'A pre-delete hook refuses to work until a setting allows the uninstall.',
    looks: 'The log of the hook says `deleting-confirmation-flag is set to false`; the release is still there.',
    why: 'The chart protects data on purpose: its hook fails, and Helm then deletes nothing.',
    fix: 'Document the setting at the place where users read how to uninstall, and let the hook succeed when the setting was never made (a release that never worked must be removable).',
    cleanUp:
      "Allow the uninstall by the chart's setting and uninstall again. `--no-hooks` goes around the protection: only when the data is not needed.",
  },
  claims: (change, evidence) =>
    failedPreDeleteLogs(evidence).some(log => GUARD.test(log)) ? claimsAborted(change, evidence) : undefined,
  explain: (changes, evidence) => ({
    cause: `The pre-delete hook ${listed(stoppingHookNames(evidence))} refused: the setting \`deleting-confirmation-flag\` is false, so ${whatStayed(evidence)}.`,
    evidence: abortedFacts(changes, evidence),
    attribution: stoppingAttribution(evidence),
    chartFix: {
      what: 'Document the setting that allows the uninstall, and let the hook succeed when the setting was never made.',
    },
    cleanUp: uninstallWithoutHooks(changes, evidence, 'the check of the hook, which protects data,'),
  }),
}
