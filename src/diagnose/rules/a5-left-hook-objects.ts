import type { Change } from '../../snapshot/change.ts'
import type { Rule } from '../rule.ts'
import { COMPLETE_POLICY, explainHooks, leftHook } from '../uninstall/hook-leftovers.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const TITLE = 'Hook objects are not part of the release, and stay'

/** Hook objects without a delete policy that removes them when the hook has succeeded. */
export const a5: Rule = {
  id: 'A5',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'Objects with a `helm.sh/hook` annotation (Jobs, ServiceAccounts, roles, Secrets) are left from hooks of the install or the upgrade.',
    looks: 'The objects carry the annotation `helm.sh/hook`, and `helm get manifest` does not contain them.',
    why: 'Hooks are not part of the release. Helm deletes them only by their delete policy; the default, `before-hook-creation`, deletes the old object when the hook runs again, and after an uninstall it never does.',
    fix: 'Give every hook object `helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed`, also the ServiceAccounts and roles. An object that must live as long as the release should not be a hook.',
    cleanUp: 'Delete the objects by name, bindings to powerful roles first.',
  },
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    return hook && !hook.deletePolicies.includes('hook-succeeded') ? 'hooks' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'is a hook object', 'are hook objects')} of the chart. Helm does not count hooks as part of the release, and their delete policy does not remove them when the hook has succeeded, so \`helm uninstall\` leaves them.${ofFormerRelease(changes)}`,
      chartFix: {
        what: 'Give every hook object a complete delete policy (and hook Jobs a `ttlSecondsAfterFinished`).',
        patch: COMPLETE_POLICY,
      },
    }),
}

function ofFormerRelease(changes: readonly Change[]): string {
  const again = changes.filter(({ kind }) => kind === 'recreated')
  if (again.length === 0) return ''
  return ` ${objectsListed(again)} ${forCount(again, 'was', 'were')} there before the install already, from an earlier one, and ${forCount(again, 'was', 'were')} made anew.`
}
