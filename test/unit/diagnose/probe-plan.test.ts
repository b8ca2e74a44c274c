import { describe, expect, test } from 'vitest'
import { probePlan } from '../../../src/diagnose/probe-plan.ts'
import { DELETED_AT, evidence, type Scene, thing } from '../../builders/evidence.ts'
import { CRD } from '../../builders/scenes.ts'

const apps = thing('namespaces/apps', { uid: 'apps' })
const settings = thing('configmaps/apps/settings')
const crd = thing(CRD)

/** The release's namespace is `apps`, made by us before the baseline. */
const planOf = (scene: Scene) => {
  const { namespaces, crds } = probePlan(
    evidence({ ...scene, before: [apps, ...(scene.before ?? [])], after: [apps, ...(scene.after ?? [])] }),
  )
  return [...namespaces, ...crds].map(({ kind, name }) => `${kind}/${name}`)
}

describe('what the probe deletes', () => {
  test('the namespace of the release, the namespaces and the CRDs that are new', () => {
    const after = [settings, thing('namespaces/tenant'), thing('configmaps/tenant/x'), crd]
    expect(planOf({ after })).toEqual([
      'Namespace/apps',
      'Namespace/tenant',
      'CustomResourceDefinition/databases.db.example.com',
    ])
  })

  test('a namespace that Helm made is there once', () => {
    const { namespaces } = probePlan(evidence({ after: [apps, settings], namespaceMadeBy: 'helm' }))
    expect(namespaces).toEqual([apps.id])
  })

  test('what is in deletion already is watched', () => {
    const after = [thing(CRD, { deletionTimestamp: DELETED_AT, finalizers: ['x/y'] })]
    expect(planOf({ after })).toEqual(['CustomResourceDefinition/databases.db.example.com'])
  })
})

describe('what the probe never deletes', () => {
  test('a namespace that was there before the run, whatever was left in it', () => {
    const after = [settings, thing('configmaps/default/x')]
    expect(planOf({ after, namespaceMadeBy: 'baseline' })).toEqual([])
  })

  test('a CRD of the baseline: changed, made again or stuck', () => {
    const before = thing(CRD, { uid: 'old' })
    expect(planOf({ before: [before], after: [thing(CRD, { uid: 'old', labels: { a: 'b' } })] })).toEqual([])
    expect(planOf({ before: [before], after: [thing(CRD, { uid: 'new' })] })).toEqual([])
    const stuck = thing(CRD, { uid: 'old', deletionTimestamp: DELETED_AT, finalizers: ['x/y'] })
    expect(planOf({ before: [before], after: [stuck] })).toEqual([])
  })

  test('a namespace in which nothing is left: it costs seconds, and would only prove Kubernetes', () => {
    expect(planOf({})).toEqual([])
    expect(planOf({ after: [crd] })).toEqual(['CustomResourceDefinition/databases.db.example.com'])
    expect(planOf({ after: [thing('namespaces/tenant'), thing('clusterroles/x')] })).toEqual([])
    const lost = [thing('configmaps/apps/old')]
    expect(planOf({ before: lost })).toEqual([])
  })
})

describe('a namespace in which nothing is left is deleted all the same', () => {
  test.for([
    ['a webhook', thing('validatingwebhookconfigurations/check')],
    ['an admission policy', thing('validatingadmissionpolicies/check')],
    ['an aggregated API', thing('apiservices/v1.metrics.example.com')],
  ] as const)('when %s may refuse it', ([, object]) => {
    expect(planOf({ after: [object] })).toEqual(['Namespace/apps'])
  })

  test('when a CRD is converted by a webhook', () => {
    const conversion = { spec: { conversion: { strategy: 'Webhook' } } }
    expect(planOf({ after: [crd], full: [[crd, conversion]] })).toContain('Namespace/apps')
    const none = { spec: { conversion: { strategy: 'None' } } }
    expect(planOf({ after: [crd], full: [[crd, none]] })).not.toContain('Namespace/apps')
  })

  test('when the namespace itself was changed', () => {
    const changed = thing('namespaces/apps', { uid: 'apps', content: { finalizers: [] } })
    const before = thing('namespaces/apps', { uid: 'apps', content: { finalizers: ['kubernetes'] } })
    const { namespaces } = probePlan(evidence({ before: [before], after: [changed] }))
    expect(namespaces).toEqual([changed.id])
  })
})
