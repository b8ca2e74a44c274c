import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import {
  chart,
  DELETED_AT,
  evidence,
  install,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  writer,
} from '../../builders/evidence.ts'
import { aborted, byOperator, CRD, crdFile, FINALIZER, hooked, setByOperator } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const findings = (scene: Scene) => explain(evidence(scene))
const named = (scene: Scene) =>
  findings(scene).map(finding => [finding.class, finding.changes.map(change => `${change.id.kind}/${change.id.name}`)])

const crd = thing(CRD, { writers: [writer('helm')] })
const withOperator = release({ objects: [operator()] })

describe('one finding for one cause', () => {
  test('every change is in exactly one finding', () => {
    const scene = aborted({
      after: [crd, ...(aborted().after ?? []), thing('configmaps/apps/x', { writers: byOperator })],
    })
    const all = findings({ ...scene, uninstall: undefined } as unknown as Scene).flatMap(finding => finding.changes)
    expect(all).toHaveLength(evidence(scene).changes.length)
    expect(new Set(all).size).toBe(all.length)
  })

  test('feature 29: an aborted uninstall is one finding, whatever it left', () => {
    const extra = [crd, hooked('pods/apps/test', 'test'), thing('configmaps/apps/x', { writers: byOperator })]
    const scene = aborted({ after: [...(aborted().after ?? []), ...extra], chart: chart({ crds: [crdFile] }) })
    expect(findings(scene)).toMatchObject([{ class: 'A11', changes: { length: 8 } }])
  })

  test('pods follow their replica set, and that its Deployment', () => {
    const top = thing('deployments/apps/web', { writers: byOperator })
    const middle = thing('replicasets/apps/web-1', { owners: controlledBy(top) })
    const pod = thing('pods/apps/web-1-x', { owners: controlledBy(middle) })
    expect(named({ after: [pod, middle, top] })).toEqual([
      ['E1', ['Deployment/web', 'Pod/web-1-x', 'ReplicaSet/web-1']],
    ])
    expect(findings({ after: [pod, middle, top] })[0]?.cleanUp).toHaveLength(1)
  })

  test('feature 52: an orphaned replica set takes its pods with it', () => {
    const middle = thing('replicasets/apps/web-1', {
      owners: controlledBy(thing('deployments/apps/web', { uid: 'gone' })),
    })
    const pod = thing('pods/apps/web-1-x', { owners: controlledBy(middle) })
    const [orphans] = findings({ after: [pod, middle] })
    expect(orphans).toMatchObject({ class: 'E3', changes: [{ id: middle.id }, { id: pod.id }] })
    expect(orphans?.evidence[0]?.fact).toContain('UID gone does not exist')
  })

  test('feature 54: a volume follows its claim, an endpoint slice its Service', () => {
    const claim = thing('persistentvolumeclaims/apps/x', { uid: 'c1', writers: byOperator })
    const volume = thing(`persistentvolumes/pvc-${claim.id.uid}`)
    const service = thing('services/apps/x', { writers: byOperator })
    const slice = thing('endpointslices/apps/x-1', { labels: { 'kubernetes.io/service-name': 'x' } })
    expect(findings({ after: [claim, volume, service, slice] }).map(({ class: id }) => id)).toEqual(['E1'])
  })

  test('feature 47: an unexplained instance of a left CRD goes with the CRD', () => {
    const demo = thing('databases/apps/demo', { writers: [writer('kubectl-create')] })
    const exercise = { startedAt: demo.creationTimestamp, endedAt: demo.creationTimestamp, applied: [] }
    const scene = { after: [crd, demo], chart: chart({ crds: [crdFile] }), exercise }
    expect(named(scene)).toEqual([['A1', ['CustomResourceDefinition/databases.db.example.com', 'Database/demo']]])
  })

  test('content of a namespace that an operator made goes with it; that of the release namespace does not', () => {
    const inside = thing('configmaps/tenant/x')
    expect(named({ after: [thing('namespaces/tenant', { writers: byOperator }), inside] })).toEqual([
      ['E1', ['Namespace/tenant', 'ConfigMap/x']],
    ])
    const own = { after: [thing('namespaces/apps'), thing('configmaps/apps/x')], namespaceMadeBy: 'helm' as const }
    expect(named(own)).toEqual([
      ['unexplained', ['ConfigMap/x']],
      ['A18', ['Namespace/apps']],
    ])
  })

  test('feature 46: the CRDs of one subchart are one finding, with their number of instances', () => {
    const other = thing('customresourcedefinitions/users.db.example.com')
    const crds = [crdFile, { ...crdFile, name: other.id.name }].map(file => ({ ...file, subchart: 'db' }))
    const result = findings({
      after: [crd, other, thing('databases/apps/a', ofRelease('web'))],
      chart: chart({ crds }),
    })
    expect(result.find(finding => finding.class === 'A1')).toMatchObject({ changes: { length: 2 } })
    expect(result.flatMap(({ evidence }) => evidence.map(({ fact }) => fact)).join()).toContain('has 1 instance')
  })

  test('worst first', () => {
    const demo = thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator })
    const kept = ofRelease()
    const scene: Scene = {
      after: [
        crd,
        demo,
        thing('configmaps/apps/k', {
          ...kept,
          annotations: { ...kept.annotations, 'helm.sh/resource-policy': 'keep' },
        }),
        thing('configmaps/apps/made', { writers: byOperator }),
      ],
      chart: chart({ crds: [crdFile] }),
      release: withOperator,
    }
    expect(findings(scene).map(({ severity, class: id }) => [severity, id])).toEqual([
      ['stuck', 'B1'],
      ['leaked', 'A1'],
      ['leaked', 'E1'],
      ['kept', 'A2'],
    ])
  })
})

describe('feature 93: what no rule explains says so', () => {
  test('with the facts, grouped by who made it', () => {
    const by = [writer('helm')]
    const scene = { after: [thing('configmaps/apps/a', { writers: by }), thing('secrets/apps/b', { writers: by })] }
    const [finding, ...others] = findings(scene)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ class: 'unexplained', severity: 'leaked', changes: { length: 2 } })
    expect(finding?.cause).toMatch(/^Not explained: /)
    expect(finding?.evidence[0]?.fact).toContain('before the uninstall, by field manager `helm`')
  })

  test('feature 48: in deletion with a finalizer of nobody is stuck all the same', () => {
    const object = thing('configmaps/apps/x', { deletionTimestamp: DELETED_AT, finalizers: ['vendor.io/x'] })
    expect(findings({ after: [object] })).toMatchObject([{ class: 'unexplained', severity: 'stuck', cleanUp: [] }])
  })
})

describe('feature 48: a finalizer without its controller', () => {
  const kept = ofRelease()
  const scene = (over = {}): Scene => ({
    before: [crd],
    after: [crd, thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator, ...over })],
    release: withOperator,
  })

  test('in deletion: names finalizer, controller and template, and takes the finalizer off last', () => {
    const [finding] = findings(scene({ deletionTimestamp: DELETED_AT }))
    expect(finding).toMatchObject({
      class: 'B1',
      severity: 'stuck',
      attribution: {
        template: { file: 'templates/deployments.yaml', line: 1 },
        controller: 'Deployment/my-operator (apps)',
      },
      cleanUp: [
        {
          argv: [
            'kubectl',
            'patch',
            'databases.db.example.com',
            '--namespace',
            'apps',
            '--type=merge',
            '-p',
            '{"metadata":{"finalizers":null}}',
            '--',
            'demo',
          ],
        },
      ],
    })
    expect(finding?.cause).toBe(
      'Database/demo (apps) cannot be deleted: it carries the finalizer `db.example.com/cleanup`, a lock that only Deployment/my-operator (apps) takes off, and that is gone: it was deleted with the release before it could do so.',
    )
  })

  test('kept and not in deletion: still stuck, and deleted before the finalizer is taken off', () => {
    const annotations = { ...kept.annotations, 'helm.sh/resource-policy': 'keep' }
    const [finding] = findings(scene({ annotations }))
    expect(finding).toMatchObject({ class: 'B1', severity: 'stuck' })
    expect(finding?.cleanUp.map(({ argv }) => argv[1])).toEqual(['delete', 'patch'])
    expect(finding?.evidence[0]?.fact).toContain('kept by `helm.sh/resource-policy: keep`')
  })

  test.for([
    ['the container is called like the manager', 'manager', 'other'],
    ['the image is called like the manager', 'op', 'my-operator'],
    ['nobody of that name had written before', 'op', 'other'],
  ] as const)('the controller is known because %s', ([, container, image]) => {
    const manager = container === 'manager' ? 'manager' : 'my-operator'
    const containers = [{ name: container, image: `registry.example.com/x/${image}:1` }]
    const workload = manifest('deployments/apps/zzz', { body: { spec: { template: { spec: { containers } } } } })
    const writers = [writer(manager, { setsFinalizers: true })]
    const [finding] = findings({ ...scene({ writers }), release: release({ objects: [workload] }) })
    expect(finding).toMatchObject({ class: 'B1', attribution: { controller: 'Deployment/zzz (apps)' } })
  })

  test('a script with kubectl is known by its image', () => {
    const containers = [
      { name: 'loop', image: 'registry.k8s.io/kubectl:v1.36.3', command: ['/bin/sh', '-c', 'kubectl patch'] },
    ]
    const workload = manifest('deployments/apps/script', { body: { spec: { template: { spec: { containers } } } } })
    const writers = [writer('kubectl-patch', { setsFinalizers: true })]
    const [finding] = findings({
      ...scene({ writers }),
      release: release({ objects: [workload, manifest('deployments/apps/web')] }),
    })
    expect(finding).toMatchObject({ class: 'B1', attribution: { controller: 'Deployment/script (apps)' } })
  })

  test('the same finalizer with a controller that runs on is kept, not stuck', () => {
    const annotations = { ...kept.annotations, 'helm.sh/resource-policy': 'keep' }
    const given = scene({ annotations })
    const after = [...(given.after ?? []), thing('deployments/apps/my-operator')]
    expect(findings({ ...given, after }).map(finding => finding.class)).toContain('A2')
  })
})

test('feature 60: a left binding to cluster-admin is said in title and cause, and goes first', () => {
  const account = hooked('serviceaccounts/apps/cleaner', 'pre-delete')
  const binding = {
    ...hooked('clusterrolebindings/cleaner', 'pre-delete'),
    content: { roleRef: { name: 'cluster-admin' } },
  }
  const [finding] = findings({ after: [account, binding] })
  expect(finding).toMatchObject({ class: 'A7', title: expect.stringContaining('cluster-admin') })
  expect(finding?.cause).toContain('full control of the cluster')
  expect(finding?.cleanUp[0]?.argv).toContain('clusterrolebindings.rbac.authorization.k8s.io')
})

test('feature 92: templates of subcharts are attributed to the subchart', () => {
  const source = { file: 'charts/db/templates/x.yaml', line: 7 }
  const kept = ofRelease()
  const left = thing('configmaps/apps/x', {
    ...kept,
    annotations: { ...kept.annotations, 'helm.sh/resource-policy': 'no' },
  })
  const [finding] = findings({
    after: [left],
    release: release({ objects: [manifest('configmaps/apps/x', { source })] }),
  })
  expect(finding?.attribution).toMatchObject({ template: source, chart: 'db', manager: 'helm' })
})

test('feature 64: releases that an operator installed are one finding, removed by helm uninstall', () => {
  const other = ofRelease('kb-addon-redis', 'apps')
  const after = [thing('configmaps/apps/x', other), thing('secrets/apps/sh.helm.release.v1.kb-addon-redis.v1')]
  expect(findings({ after })).toMatchObject([
    {
      class: 'E1',
      changes: { length: 2 },
      cleanUp: [
        { argv: ['helm', 'uninstall', '--ignore-not-found', '--namespace', 'apps', '--', 'kb-addon-redis'] },
        // once the record or a CRD is gone, Helm can't do it
        { argv: ['kubectl', 'delete', 'configmaps', '--namespace', 'apps', '--ignore-not-found', '--', 'x'] },
        {
          argv: ['kubectl', 'delete', 'secrets', '--namespace', 'apps', '--ignore-not-found', '--'].concat(
            'sh.helm.release.v1.kb-addon-redis.v1',
          ),
        },
      ],
    },
  ])
})

test('feature 68: a changed label is given back its former value', () => {
  const before = thing('namespaces/team', { uid: 'team', labels: { mode: 'warn' } })
  const after = thing('namespaces/team', { uid: 'team', labels: { mode: 'enforce', injected: 'yes' } })
  expect(findings({ before: [before], after: [after] })[0]?.cleanUp[0]?.argv).toEqual([
    'kubectl',
    'label',
    'namespaces',
    '--overwrite',
    '--',
    'team',
    'injected-',
    'mode=warn',
  ])
})

test('what a failed install printed on stdout, notes with a password, is no evidence', () => {
  const failed = install({ ok: false, exitCode: 1, stdout: 'NOTES: hush', stderr: 'no matches for kind' })
  const scene = { after: [crd], chart: chart({ crds: [crdFile] }), release: undefined, install: failed }
  expect(findings(scene as unknown as Scene)).toMatchObject([{ class: 'T1' }])
  expect(JSON.stringify(findings(scene as unknown as Scene)[0]?.evidence)).not.toContain('hush')
  const silent = { ...scene, install: { ...failed, stderr: '' } }
  expect(findings(silent as unknown as Scene)[0]?.evidence[0]?.fact).toBe('it ended without a word of why')
})
