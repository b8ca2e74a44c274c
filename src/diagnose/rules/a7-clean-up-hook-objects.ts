import { DOCS } from '../documentation.ts'
import { COMPLETE_POLICY, explainHooks, leftHook } from '../hook-leftovers.ts'
import { isDeleteHook } from '../hooks.ts'
import { forCount, objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'

const TITLE = 'Clean-up hooks of the uninstall stay behind themselves'

/** Hooks of the uninstall with `before-hook-creation` only: there is no next time that would remove them. */
export const a7: Rule = {
  id: 'A7',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    if (hook === undefined || !isDeleteHook(hook)) return undefined
    return hook.deletePolicies.every(policy => policy === 'before-hook-creation') ? 'delete hooks' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'runs', 'run')} during the uninstall with the delete policy \`before-hook-creation\`: that removes ${forCount(changes, 'it', 'them')} only before the next run, which never comes.`,
      chartFix: {
        what: 'Complete the delete policy of all objects of the pre-delete and post-delete hooks.',
        patch: COMPLETE_POLICY,
      },
    }),
}
