import type { Change } from '../../snapshot/change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { COMPLETE_DELETE_POLICY } from '../origin/helm-marks.ts'
import type { Rule } from '../rule.ts'
import { COMPLETE_POLICY, explainHooks, leftHook } from '../uninstall/hook-leftovers.ts'
import { hookOf, isDeleteHook } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const TITLE = 'Clean-up hooks of the uninstall stay behind themselves'

/** Hooks of the uninstall with `before-hook-creation` only: there is no next time that would remove them. */
export const a7: Rule = {
  id: 'A7',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'Objects of the pre-delete or post-delete hooks themselves are left after an uninstall that succeeded.',
    looks:
      'A completed Job with `helm.sh/hook: pre-delete` or `post-delete`, often with ServiceAccount, role and binding.',
    why: "Their delete policy is `before-hook-creation` (also Helm's default), which deletes an object only before the hook runs the next time. After the uninstall there is no next time.",
    fix: `Write \`${COMPLETE_DELETE_POLICY}\` on every object of these hooks.`,
    cleanUp: 'Delete the objects by name, bindings to powerful roles first.',
  },
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    if (hook === undefined || !isDeleteHook(hook)) return undefined
    return hook.deletePolicies.every(policy => policy === 'before-hook-creation') ? 'delete hooks' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'runs', 'run')} during the uninstall ${policyWords(changes, evidence)}: that removes ${forCount(changes, 'it', 'them')} only before the next run, which never comes.`,
      chartFix: {
        what: `Write \`${COMPLETE_DELETE_POLICY}\` on all objects of the pre-delete and post-delete hooks.`,
        patch: COMPLETE_POLICY,
      },
    }),
}

/** Only what the chart writes is said to be written. */
function policyWords(changes: readonly Change[], evidence: Evidence): string {
  const isSilent = (change: Change) => hookOf(change, evidence)?.isDefaultPolicy === true
  if (changes.every(isSilent))
    return `and ${forCount(changes, 'has', 'have')} no delete policy, which means \`before-hook-creation\``
  const others = changes.some(isSilent) ? ', or with none, which means the same' : ''
  return `with the delete policy \`before-hook-creation\`${others}`
}
