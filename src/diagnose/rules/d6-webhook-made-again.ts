import { displayName } from '../../snapshot/object-id.ts'
import { isWebhookConfiguration } from '../evidence/backends.ts'
import { isMadeAfterUninstall, isPresent, madeAt } from '../evidence/change-facts.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** The operator made its webhook again while it shut down. */
export const d6: Rule = {
  id: 'D6',
  title: 'The operator makes its webhook again while it shuts down',
  severity: 'leaked',
  docs: [DOCS.webhooks],
  page: {
    what: 'The operator made its webhook configuration again while it shut down.',
    looks: 'A webhook configuration with a creationTimestamp later than the start of the uninstall.',
    why: 'Helm deletes the configuration while the operator still runs; the operator sees that it is missing and puts it back before it ends.',
    fix: 'Scale the operator to zero in a pre-delete hook, and delete its webhook configurations after that.',
    cleanUp: 'Delete the configuration by name.',
  },
  claims: (change, evidence) =>
    isPresent(change) &&
    isWebhookConfiguration(change) &&
    isMadeAfterUninstall(change, evidence) &&
    !hookOf(change, evidence)
      ? 'webhooks'
      : undefined,
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made after the uninstall had started: the program behind ${forCount(changes, 'it', 'them')} was still running and put ${forCount(changes, 'it', 'them')} back.`,
    evidence: changes.map(change => ({
      fact: `made at ${madeAt(change, evidence)}; the uninstall was started at ${evidence.uninstall?.startedAt}`,
      source: `metadata of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Scale the operator to zero in a pre-delete hook, and delete its webhook configurations after that.',
    },
    cleanUp: deleteCommands(changes, 'removes the webhooks'),
  }),
}
