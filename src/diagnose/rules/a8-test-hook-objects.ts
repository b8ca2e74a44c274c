import { DOCS } from '../documentation.ts'
import { explainHooks, leftHook } from '../hook-leftovers.ts'
import { isTestHook } from '../hooks.ts'
import { forCount, objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'

const TITLE = 'Objects of helm test stay'

/** Test pods: hooks that only `helm test` makes. */
export const a8: Rule = {
  id: 'A8',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmTests, DOCS.helmHooks],
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    return hook && isTestHook(hook) ? 'tests' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made by \`helm test\`. Tests are hooks, not part of the release, so the uninstall leaves ${forCount(changes, 'it', 'them')}.`,
      chartFix: {
        what: 'Give the test a delete policy; leave out `hook-failed` if its log is to be read after a failure.',
        patch:
          'metadata:\n  annotations:\n    helm.sh/hook: test\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded',
      },
    }),
}
