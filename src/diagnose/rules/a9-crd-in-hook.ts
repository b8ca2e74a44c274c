import { DOCS } from '../documentation.ts'
import { isCrd } from '../evidence-index.ts'
import { explainHooks, leftHook } from '../hook-leftovers.ts'
import { forCount, objectsListed } from '../phrases.ts'
import type { Rule } from '../rule.ts'

const TITLE = 'A CRD made by a hook is never deleted'

/** Helm never deletes a CRD that is a hook, whatever its delete policy says. */
export const a9: Rule = {
  id: 'A9',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.helmCrds],
  claims: (change, evidence) => (isCrd(change.id) && leftHook(change, evidence) ? 'CRDs' : undefined),
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} made by a hook of the chart. Helm never deletes CRDs that are hooks, not even with a delete policy.`,
      chartFix: { what: 'Take the CRD out of the hook: put it into `templates/`, or into a chart of its own.' },
    }),
}
