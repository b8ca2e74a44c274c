import { describe, expect, test } from 'vitest'
import { probePlan } from '../../../src/diagnose/probe/plan.ts'
import type { ObjectId } from '../../../src/snapshot/object-id.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import {
  chart,
  DELETED_AT,
  evidence,
  hook,
  INSTALLED_AT,
  LATER,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  writer,
} from '../../builders/evidence.ts'
import { CRD, crdFile, deletesCrds } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const apps = thing('namespaces/apps', { uid: 'apps' })
const settings = thing('configmaps/apps/settings')
const crd = thing(CRD)

/** The release's namespace is `apps`, made by us before the baseline. */
const planOf = (scene: Scene) => {
  const { namespaces, crds } = probePlan(
    evidence({ ...scene, before: [apps, ...(scene.before ?? [])], after: [apps, ...(scene.after ?? [])] }),
    { shared: false },
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
    const { namespaces } = probePlan(evidence({ after: [apps, settings], namespaceMadeBy: 'helm' }), { shared: false })
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
    const { namespaces } = probePlan(evidence({ before: [before], after: [changed] }), { shared: false })
    expect(namespaces).toEqual([changed.id])
  })
})

describe('on a cluster that others use as well', () => {
  const tenant = thing('namespaces/tenant', { uid: 'tenant' })
  const inTenant = thing('configmaps/tenant/x')

  /** Whether the namespace `tenant` and the CRD are planned, or left alone. */
  function sharedPlan(over: Over, { before = [], after = [], ...scene }: Scene = {}) {
    const both = [
      { ...tenant, ...over },
      { ...crd, ...over },
    ]
    const plan = probePlan(evidence({ ...scene, before, after: [...before, ...both, inTenant, ...after] }), {
      shared: true,
    })
    const names = (ids: readonly ObjectId[]) => ids.map(({ name }) => name)
    return { planned: names([...plan.namespaces, ...plan.crds]), alone: names(plan.leftAlone) }
  }
  type Over = Partial<
    Pick<SnapshotObject, 'writers' | 'owners' | 'labels' | 'annotations' | 'creationTimestamp' | 'deletionTimestamp'>
  >

  const ALL = ['tenant', crd.id.name]
  const withOperator = release({ objects: [operator()] })
  const exercise = { startedAt: '2026-11-21T09:59:59.500Z', endedAt: '2026-11-21T10:00:02Z', applied: [] }
  const by = (manager: string): Over => ({ writers: [writer(manager)] })
  const owner = thing('clusterroles/owner', { uid: 'owner' })
  const pod = { uid: 'x', name: 'ops/x', running: true, spec: { containers: [{ name: 'my-operator' }] } }
  const earlier = thing('configmaps/ops/earlier', { writers: [writer('my-operator')] })
  const flux = { labels: { 'kustomize.toolkit.fluxcd.io/name': 'team' } }
  const kustomization = thing('kustomizations/apps/team', { uid: 'kustomization' })
  const kustomizationOfChart = { ...manifest('kustomizations/apps/team'), kind: kustomization.id.kind }
  const record = (over = {}) => thing('secrets/apps/sh.helm.release.v1.addon.v1', { creationTimestamp: LATER, ...over })
  const addon: Over = {
    annotations: { 'meta.helm.sh/release-name': 'addon', 'meta.helm.sh/release-namespace': 'apps' },
  }

  test.for<[whose: string, Over, Scene]>([
    [
      'the release has in its manifest',
      {},
      { release: release({ objects: [manifest('namespaces/tenant'), manifest(CRD)] }) },
    ],
    ['the release has as hooks', {}, { release: release({ hooks: [hook('namespaces/tenant'), hook(CRD)] }) }],
    ['has the marks of the release', ofRelease(), {}],
    ['a workload of the release wrote under its own name', by('my-operator'), { release: withOperator }],
    ['the manifests of the exercise made', {}, { exercise: { ...exercise, applied: ['tenant', crd.id.uid] } }],
    ['kubectl made while the exercise ran', by('kubectl-create'), { exercise }],
    [
      'is owned by something of the release',
      { owners: controlledBy(owner) },
      { installed: [owner], release: release({ objects: [manifest('clusterroles/owner')] }) },
    ],
    ['belongs to another release, recorded in the namespace made for the run', addon, { after: [record()] }],
    [
      'belongs to another release, recorded while the exercise ran',
      addon,
      { after: [record({ creationTimestamp: INSTALLED_AT })], namespaceMadeBy: 'baseline', exercise },
    ],
    ['is in deletion already: it is only watched', { deletionTimestamp: DELETED_AT }, {}],
  ])('it deletes what %s', ([, over, scene]) => {
    expect(sharedPlan(over, scene)).toEqual({ planned: expect.arrayContaining(ALL), alone: [] })
  })

  test('it deletes the CRDs of `crds/`', () => {
    expect(sharedPlan({}, { chart: chart({ crds: [crdFile] }) })).toEqual({ planned: [crd.id.name], alone: ['tenant'] })
  })

  test('it deletes what an Application or Kustomization of the chart deployed', () => {
    const ofChart = { release: release({ objects: [{ ...kustomizationOfChart, kind: 'Kustomization' }] }) }
    expect(sharedPlan(flux, ofChart).alone).toEqual([])
    expect(sharedPlan(flux).planned).toEqual([])
  })

  test.for<[what: string, Over, Scene]>([
    ['nothing says anything of', {}, {}],
    ['a program that came meanwhile made', by('terraform'), { release: withOperator }],
    [
      'kubectl made before or after the exercise',
      { ...by('kubectl-create'), creationTimestamp: '2026-11-21T10:01:00Z' },
      { exercise },
    ],
    [
      'kubectl made, though the chart runs kubectl',
      by('kubectl-create'),
      { release: release({ hooks: [deletesCrds], objects: [operator()] }) },
    ],
    [
      'a program of the same name, but of others, may have made',
      by('my-operator'),
      { release: withOperator, actors: [pod] },
    ],
    ['a program that wrote before the install made', by('my-operator'), { release: withOperator, before: [earlier] }],
    ['belongs to a release of others', addon, { after: [record()], namespaceMadeBy: 'baseline' }],
    ['belongs to a release that was there before', addon, { before: [record()] }],
    ['is owned by something of the baseline', { owners: controlledBy(owner) }, { before: [owner] }],
  ])('it leaves alone what %s', ([, over, scene]) => {
    expect(sharedPlan(over, scene)).toEqual({ planned: [], alone: ALL.toSorted() })
  })

  test('on a throw-away cluster all that is new goes', () => {
    const plan = probePlan(evidence({ after: [tenant, inTenant, crd] }), { shared: false })
    expect([...plan.namespaces, ...plan.crds].map(({ name }) => name)).toEqual(ALL)
    expect(plan.leftAlone).toEqual([])
  })
})
