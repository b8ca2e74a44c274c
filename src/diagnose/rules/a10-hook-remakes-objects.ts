import { isMadeAfterUninstall, madeAt } from '../evidence/change-facts.ts'
import type { Rule } from '../rule.ts'
import { explainHooks, leftHook } from '../uninstall/hook-leftovers.ts'
import { isDeleteHook } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const TITLE = 'A hook makes again what the uninstall removes'

/** A hook for both install and delete events: the uninstall itself makes the object. */
export const a10: Rule = {
  id: 'A10',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks],
  page: {
    what: 'A hook makes an object again while the uninstall removes it.',
    looks:
      'The object has a hook annotation that lists an install event and a delete event (`post-install,pre-delete`), and a creationTimestamp later than the start of the uninstall.',
    why: 'Helm makes every object of a hook whenever one of its events happens: for `pre-delete` that is during the uninstall.',
    fix: 'Remove `pre-delete` and `post-delete` from the hook events of objects that have no work to do at the uninstall.',
    cleanUp: 'Delete the objects by name.',
  },
  claims(change, evidence) {
    const hook = leftHook(change, evidence)
    if (hook === undefined || !isDeleteHook(hook) || hook.events.every(event => event.endsWith('-delete')))
      return undefined
    return isMadeAfterUninstall(change, evidence) ? 'made again' : undefined
  },
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made after the uninstall had started: the list of hook events names a delete event besides the install, so Helm makes ${forCount(changes, 'it', 'them')} while it uninstalls.`,
      chartFix: {
        what: 'Remove `pre-delete` and `post-delete` from the hook events of objects that are not to run at uninstall.',
      },
      facts: changes.slice(0, 3).map(change => ({
        fact: `made at ${madeAt(change, evidence)}; the uninstall was started at ${evidence.uninstall?.startedAt}`,
        source: `metadata of ${change.id.kind}/${change.id.name}`,
      })),
    }),
}
