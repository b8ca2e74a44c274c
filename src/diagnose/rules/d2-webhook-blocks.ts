import type { ServiceRef } from '../../kube/called-services.ts'
import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isBroken, serviceState, serviceText, type Webhook, webhooksOf } from '../evidence/backends.ts'
import { isPresent } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Explanation } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import type { Rule } from '../rule.ts'
import { hookObjectFacts, hookObjectWords, makingHook, withoutHookAnnotations } from '../uninstall/hook-annotations.ts'
import { hookThatDeletes } from '../uninstall/pre-delete-hook.ts'
import { type WebhookHook, webhookHook } from '../uninstall/webhook-hook.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, listed, objectsListed, unique, uniqueFacts } from '../words/phrases.ts'

/** A left webhook configuration that rejects requests because nothing answers behind it. */
export const d2: Rule = {
  id: 'D2',
  title: 'A left webhook blocks requests: its Service is gone',
  severity: 'breaks-cluster',
  docs: [DOCS.webhooks],
  page: {
    what: 'A webhook configuration is left, and nothing answers behind it: the API server refuses what it covers.',
    looks:
      'Requests fail with `failed calling webhook … service "…" not found`. With `failurePolicy: Fail` on pods nothing starts in the cluster any more.',
    why: 'The Service or the pods behind the webhook went with the release, and the configuration did not.',
    fix: 'Delete the webhook configuration before the Service goes: as an object of the release, or in a pre-delete hook.',
    cleanUp: 'Delete the configuration first, before anything else: while it is there, other clean-up may be refused.',
  },
  claims(change, evidence) {
    if (blocking(change, evidence).length === 0) return undefined
    return makingHook(change, evidence) ? 'webhooks that hooks made' : 'webhooks'
  },
  explain(changes, evidence) {
    const broken = changes.flatMap(change => blocking(change, evidence))
    const hooks = changes.flatMap(change => webhookHook(change, evidence) ?? [])
    return {
      cause: `${objectsListed(changes)} stayed${isHookWords(changes, evidence)}, but nothing answers at ${listed(unique(broken.map(({ service }) => `Service ${service.namespace}/${service.name}`)))} any more. With \`failurePolicy: Fail\` the API server now rejects ${rejected(broken)}.${hookWords(hooks)}`,
      evidence: [
        ...changes.flatMap(change =>
          blocking(change, evidence).map(webhook => ({
            fact: `webhook ${webhook.name}: failurePolicy ${webhook.failurePolicy}, ${listed([...webhook.rules, ...webhook.limits.map(limit => `only with ${limit}`)], 8)}; ${serviceText(webhook.service, serviceState(webhook.service, evidence))}`,
            source: displayName(change.id),
          })),
        ),
        ...hookObjectFacts(changes, evidence),
        ...uniqueFacts(hooks.map(({ fact }) => fact)),
      ],
      attribution: attribute(changes, evidence),
      chartFix: fixOf(changes, hooks, evidence),
      cleanUp: deleteCommands(changes, 'removes the webhooks first: while they stay, other clean-up may be rejected'),
    }
  },
}

function isHookWords(changes: readonly Change[], evidence: Evidence): string {
  const words = hookObjectWords(changes, evidence)
  return words === undefined
    ? ''
    : ` (${forCount(changes, 'it is', 'they are')} ${words} of the chart, which Helm never deletes with the release)`
}

/** A hook object needs no second hook that deletes it: as an object of the release it goes before the Service does. */
function fixOf(changes: Change[], hooks: readonly WebhookHook[], evidence: Evidence): Explanation['chartFix'] {
  const [it, are] = [forCount(changes, 'it', 'them'), forCount(changes, 'it is', 'they are')]
  const configurations = forCount(changes, 'the webhook configuration', 'the webhook configurations')
  const mend = `Let the ${listed(unique(hooks.map(({ name }) => name)))} delete ${it} as well, and fail when ${are} still there; or else: `
  const orElse = hooks.length === 0 ? '' : mend
  if (hookObjectWords(changes, evidence) !== undefined)
    return {
      what: `${orElse}Take the hook annotations off ${configurations}: as ${forCount(changes, 'an object', 'objects')} of the release, ${are} deleted by the uninstall.`,
      patch: withoutHookAnnotations(changes, evidence),
    }
  return {
    what: `${orElse}Delete ${configurations} before the Service goes: as an object of the release, or in a pre-delete hook.`,
    patch: hookThatDeletes(
      changes.map(({ id }) => id),
      evidence,
      AFTER_OTHER_HOOKS,
    ),
  }
}

/** What a hook did not do; what its text says of the name is said only where names are plain. */
function hookWords(hooks: readonly WebhookHook[]): string {
  const sentences = hooks.map(({ name, namesIt }) => {
    const named = namesIt ? ', though it names it' : namesIt === false ? ': its text names others' : ''
    return ` The ${name} deals with webhook configurations and ended with success, but it did not delete this one${named}.`
  })
  return unique(sentences).join('')
}

/** The weight of the hook: what other hooks delete may still have to pass the webhook's Service. */
const AFTER_OTHER_HOOKS = 5

/** What can't be done any more: everywhere, or only where selectors and conditions let a request through to a webhook. */
function rejected(broken: readonly ServiceWebhook[]): string {
  const [narrow, wide] = [broken.filter(isLimited), broken.filter(webhook => !isLimited(webhook))]
  const everywhere = wide.length === 0 ? [] : [`every ${requestsOf(wide)}, in the whole cluster`]
  const limits = listed(unique(narrow.flatMap(webhook => webhook.limits)))
  const somewhere =
    narrow.length === 0 ? [] : [`every ${requestsOf(narrow)} that ${limits} lets through to the webhook`]
  return [...everywhere, ...somewhere].join('; and ')
}

function isLimited({ limits }: Webhook): boolean {
  return limits.length > 0
}

function requestsOf(webhooks: readonly Webhook[]): string {
  return listed(unique(webhooks.flatMap(webhook => webhook.rules))) || 'request that the webhook covers'
}

type ServiceWebhook = Webhook & { service: ServiceRef }

function blocking(change: Change, evidence: Evidence): ServiceWebhook[] {
  if (!isPresent(change)) return []
  return webhooksOf(change, evidence)
    .filter((webhook): webhook is ServiceWebhook => webhook.service !== undefined)
    .filter(({ failurePolicy, service }) => failurePolicy === 'Fail' && isBroken(serviceState(service, evidence)))
}
