import { isCrd } from '../evidence/evidence-index.ts'
import type { Rule } from '../rule.ts'
import { explainHooks, leftHook } from '../uninstall/hook-leftovers.ts'
import { DOCS } from '../words/documentation.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

const TITLE = 'A CRD made by a hook is never deleted'

/** Helm never deletes a CRD that is a hook, whatever its delete policy says. */
export const a9: Rule = {
  id: 'A9',
  title: TITLE,
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.helmCrds],
  page: {
    what: 'A CRD is rendered as a hook, and stays whatever its delete policy says.',
    looks: 'A CRD with the annotation `helm.sh/hook`, after an uninstall with exit code 0.',
    why: 'Helm never deletes a CRD that is a hook, so that a delete policy cannot take all custom resources of a cluster along.',
    fix: 'Take the CRD out of the hook: put it into `templates/`, or into a chart of its own.',
    cleanUp: '`kubectl delete crd NAME`, after a look at its instances: they go with it.',
  },
  claims: (change, evidence) => (isCrd(change.id) && leftHook(change, evidence) ? 'CRDs' : undefined),
  explain: (changes, evidence) =>
    explainHooks(changes, evidence, {
      title: TITLE,
      cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} made by a hook of the chart. Helm never deletes CRDs that are hooks, not even with a delete policy.`,
      chartFix: { what: 'Take the CRD out of the hook: put it into `templates/`, or into a chart of its own.' },
    }),
}
