/** Which of several workloads it was: by their own text and by their rights, and never more than that. */
import { describe, expect, test } from 'vitest'
import type { ManifestObject } from '../../../src/chart/chart.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import { DELETED_AT, evidence, hook, manifest, release, type Scene, thing, writer } from '../../builders/evidence.ts'
import { CRD, FINALIZER } from '../../builders/scenes.ts'

const runs = (place: string, script: string, account?: string): ManifestObject => {
  const containers = [{ name: 'main', image: 'registry.k8s.io/kubectl:v1', command: ['/bin/sh', '-c'], args: [script] }]
  const spec = { ...(account && { serviceAccountName: account }), containers }
  return manifest(place, { body: { spec: { template: { spec } } } })
}
const idle = runs('statefulsets/apps/store', 'sleep 1')
const names = (words: string) => runs('deployments/apps/keeper', `kubectl get reports\nkubectl ${words}`, 'keeper')

const keeperMay = (verbs: string[], resource = '*') => [
  manifest('clusterroles/keeper', { body: { rules: [{ apiGroups: ['*'], resources: [resource], verbs }] } }),
  manifest('clusterrolebindings/keeper', {
    body: {
      roleRef: { kind: 'ClusterRole', name: 'keeper' },
      subjects: [{ kind: 'ServiceAccount', name: 'keeper', namespace: 'apps' }],
    },
  }),
]
const first = (objects: ManifestObject[], scene: Scene) =>
  explain(evidence({ release: release({ objects }), ...scene })).find(found => /^(B1|B2|E1)$/.test(found.class))

describe('a finalizer that kubectl set', () => {
  const held = { finalizers: [FINALIZER], deletionTimestamp: DELETED_AT }
  const setByKubectl = [writer('kubectl-patch', { setsFinalizers: true, finalizers: [FINALIZER] })]
  const demo = thing('databases/apps/demo', { ...held, writers: setByKubectl })
  const crd = thing(CRD, { deletionTimestamp: DELETED_AT })
  const scene = { after: [demo, crd] }

  test('is of the workload whose text names it, which is quoted', () => {
    const found = first([names(`patch --finalizers ${FINALIZER}`), idle], scene)
    expect(found?.class).toBe('B2')
    expect(found?.cause).toContain('waits for Deployment/keeper (apps), and that is gone')
    expect(found?.evidence).toContainEqual({
      fact: `Deployment/keeper (apps) runs \`kubectl patch --finalizers ${FINALIZER}\``,
      source: 'templates/deployments.yaml:1',
    })
  })

  test('is of the workload whose text names it in a ConfigMap', () => {
    const script = manifest('configmaps/apps/script', { body: { data: { 'run.sh': `kubectl patch ${FINALIZER}` } } })
    const mounts = runs('deployments/apps/keeper', 'sh /run.sh')
    const body = { spec: { template: { spec: { ...podSpec(mounts), volumes: [{ configMap: { name: 'script' } }] } } } }
    expect(first([{ ...mounts, body }, idle, script], scene)?.cause).toContain('Deployment/keeper (apps), and that is')
  })

  test('is of the workload that may take it off, when only one may', () => {
    const found = first([names('patch'), idle, ...keeperMay(['patch'], 'databases')], scene)
    expect(found?.cause).toContain('waits for Deployment/keeper (apps), and that is gone')
    expect(found?.evidence.map(({ fact }) => fact)).toContain(
      'no role of the chart lets StatefulSet/store (apps) patch or update databases',
    )
  })

  test.for([
    ['nothing tells them apart', []],
    ['neither may', keeperMay(['get'], 'databases')],
    ['a role that is not the chart’s may allow everything', roleOfOthers()],
  ] as const)('is of one of two when %s, and those are gone', ([, roles]) => {
    const found = first([names('patch'), idle, ...roles], scene)
    expect(found?.cause).toContain('Deployment/keeper (apps) or StatefulSet/store (apps), and those are gone')
  })

  test('B1: of one of two that were deleted', () => {
    const found = first([names('patch'), idle], { after: [demo, thing(CRD)] })
    expect(found?.class).toBe('B1')
    expect(found?.cause).toContain('those are gone: they were deleted with the release before')
  })

  test('says nothing of which it is while one of them is there', () => {
    const found = explain(
      evidence({
        release: release({ objects: [names(`patch ${FINALIZER}`), idle] }),
        after: [demo, thing('statefulsets/apps/store')],
        before: [thing(CRD, { uid: 'crd' })],
      }),
    )
    expect(found.map(({ cause }) => cause).join('\n')).not.toMatch(/keeper \(apps\), and that is gone/)
  })
})

describe('an object that kubectl made', () => {
  const made = { writers: [writer('kubectl-create')] }
  const gateway = thing('services/apps/report-gateway', made)
  const before = [thing('configmaps/kube-system/other', { uid: 'other', ...made })]
  const scene = { before, after: [...before, gateway] }

  test('is of the workload whose text names it, which is its template', () => {
    const found = first([names('create service clusterip report-gateway'), idle], scene)
    expect(found?.class).toBe('E1')
    expect(found?.cause).toContain('was made by Deployment/keeper (apps) while the chart ran')
    expect(found?.cause).not.toContain("need not be the chart's")
    expect(found?.attribution).toMatchObject({ template: { file: 'templates/deployments.yaml' } })
    expect(found?.evidence).toContainEqual({
      fact: 'Deployment/keeper (apps) runs `kubectl create service clusterip report-gateway`',
      source: 'templates/deployments.yaml:1',
    })
    expect(found?.chartFix.what).toContain('Let Deployment/keeper (apps) set an ownerReference')
  })

  test('may be of the only workload that may make it, where others write under the name as well', () => {
    const found = first([names('create'), idle, ...keeperMay(['create'])], scene)
    expect(found?.cause).toContain('made by field manager `kubectl-create`')
    expect(found?.cause).toContain("need not be the chart's")
    expect(found?.chartFix.what).toContain('(of the release, only Deployment/keeper (apps) may have made this)')
    expect(found?.evidence.map(({ fact }) => fact)).toContain(
      'no role of the chart lets StatefulSet/store (apps) create services',
    )
  })

  test('is of the only workload that may make it, where nobody else writes under the name', () => {
    const found = first([names('create'), idle, ...keeperMay(['create'])], { after: [gateway] })
    expect(found?.cause).toContain('made by Deployment/keeper (apps)')
    expect(found?.cause).not.toContain("need not be the chart's")
  })

  test.for([
    ['nothing names it', 'create service'],
    ['only a longer name is there', 'create service report-gateway-2'],
    ['the name is that of a host', 'get --raw https://report-gateway.example.com'],
  ])('stays of a field manager when %s', ([, words]) => {
    const found = first([names(words ?? ''), idle], scene)
    expect(found?.cause).toContain('made by field manager `kubectl-create`')
    expect(found?.cause).toContain("need not be the chart's")
    expect(found?.chartFix.what).toContain('Find out which program writes as `kubectl-create`')
    expect(found?.chartFix.patch).toBeUndefined()
  })

  test('is not of a hook that runs at the uninstall only', () => {
    const { body } = names('delete service report-gateway')
    const hooks = [hook('jobs/apps/cleanup', { body })]
    const found = first([], { ...scene, release: release({ objects: [names('get'), idle], hooks }) })
    expect(found?.cause).toContain('made by field manager')
  })
})

function podSpec({ body }: ManifestObject): object {
  return (body as { spec: { template: { spec: object } } }).spec.template.spec
}

function roleOfOthers(): ManifestObject[] {
  const subjects = ['keeper', 'default'].map(name => ({ kind: 'ServiceAccount', name, namespace: 'apps' }))
  return [
    ...keeperMay(['get'], 'databases'),
    manifest('clusterrolebindings/others', { body: { roleRef: { kind: 'ClusterRole', name: 'edit' }, subjects } }),
  ]
}
