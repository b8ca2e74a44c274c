/** An orphan is told with what kept the garbage collector from it, and with nothing that did not. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, type Scene, thing } from '../../builders/evidence.ts'
import { CRD, callingWebhook } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const gone = thing('deployments/apps/web')
const orphan = thing('replicasets/apps/web-7f', { owners: controlledBy(gone) })
const crd = thing(CRD)
const configuration = thing('validatingwebhookconfigurations/check')
const api = thing('apiservices/v1.metrics.example.com')
const service = { namespace: 'apps', name: 'webhook' }
const conversion = { spec: { conversion: { strategy: 'Webhook', webhook: { clientConfig: { service } } } } }
const list = (error: string) => [{ resource: 'databases.db.example.com', error, attempts: 3 }]
const old = list('conversion webhook for db.example.com/v1, Kind=Database failed: service "webhook" not found')

function orphanIn({ after = [], ...scene }: Scene) {
  const all = explain(evidence({ installed: [gone], after: [orphan, ...after], ...scene }))
  const found = all.find(({ class: id }) => id === 'E3')
  const { cause = '', evidence: facts = [], cleanUp = [] } = found ?? {}
  return { cause, facts: facts.map(({ fact }) => fact).join('\n'), why: cleanUp.map(({ why }) => why).join('\n') }
}

function calling(policy: string, operations: string[], resources: string[]): Scene {
  const webhook = {
    ...callingWebhook(policy),
    rules: [{ operations, resources, apiGroups: ['*'], apiVersions: ['*'] }],
  }
  return { after: [configuration], full: [[configuration, { webhooks: [webhook] }]] }
}

describe('what stops the garbage collector is named', () => {
  test.for<[string, Scene, RegExp, RegExp]>([
    [
      'a CRD whose conversion webhook is gone, on a server whose collector lists everything first',
      { after: [crd], full: [[crd, conversion]], failures: old, kubernetes: 'v1.31.9' },
      /that of CustomResourceDefinition\/databases\.db\.example\.com cannot be listed.*Service apps\/webhook does not exist\.$/,
      /conversion webhook for db\.example\.com\/v1, Kind=Database failed/,
    ],
    [
      'a webhook that is asked before a ReplicaSet is deleted',
      calling('Fail', ['DELETE'], ['pods', 'replicasets']),
      /its requests are refused, because webhook \S+ of ValidatingWebhookConfiguration\/check must not fail/,
      /failurePolicy Fail, DELETE of pods and replicasets; Service \S+ does not exist/,
    ],
    ['a webhook for everything', calling('Fail', ['*'], ['*']), /its requests are refused/, /everything of everything/],
    [
      'an APIService that nobody answers',
      { after: [api], full: [[api, { spec: { service } }]] },
      /those of APIService\/v1\.metrics\.example\.com are unknown/,
      /Service apps\/webhook does not exist/,
    ],
  ])('%s', ([, scene, cause, facts]) => {
    const told = orphanIn(scene)
    expect(told.cause).toMatch(cause)
    expect(told.facts).toMatch(facts)
    expect(told.why).toContain('the garbage collector does it, too')
  })
})

describe('what looks like it and does not stop the garbage collector is not', () => {
  test.for<[string, Scene]>([
    ['nothing', {}],
    [
      'the same CRD on a newer server, whose collector works on',
      { after: [crd], full: [[crd, conversion]], failures: old, kubernetes: 'v1.32.0' },
    ],
    [
      'a CRD whose conversion webhook is gone, and that can be listed all the same: nothing is stored in an old version',
      { after: [crd], full: [[crd, conversion]], kubernetes: 'v1.30.4' },
    ],
    [
      'a conversion whose Service answers',
      { after: [crd, thing('services/apps/webhook')], full: [[crd, conversion]], failures: old },
    ],
    ['a webhook for other requests', calling('Fail', ['CREATE', 'UPDATE'], ['replicasets'])],
    ['a webhook for other kinds', calling('Fail', ['DELETE'], ['configmaps'])],
    ['a webhook that may fail', calling('Ignore', ['DELETE'], ['replicasets'])],
  ])('%s', ([, scene]) => {
    const { cause, why } = orphanIn(scene)
    expect(cause).toContain('did not: something blocks it, such as a broken webhook or API.')
    expect(why).toBe('deletes what the owner left behind')
  })
})
