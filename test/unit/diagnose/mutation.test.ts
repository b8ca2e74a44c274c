/** For each rule: the smallest evidence that makes it fire, and the same without its key evidence, where it must not. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { RULES } from '../../../src/diagnose/rules/index.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import {
  chart,
  DELETED_AT,
  evidence,
  hook,
  install,
  LATER,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  uninstall,
  writer,
} from '../../builders/evidence.ts'
import {
  aborted,
  abortedRun,
  byOperator,
  CRD,
  callingWebhook,
  conditions,
  crdFile,
  deletesCrds,
  FINALIZER,
  failed,
  hooked,
  setByOperator,
} from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const withOperator = release({ objects: [operator()] })
const crd = thing(CRD, { writers: [writer('helm')] })
const heldBy = (over = {}) => thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator, ...over })
const alive = thing('deployments/apps/my-operator', ofRelease())
const annotated = (key: string, value: string) => {
  const marks = ofRelease()
  return thing('configmaps/apps/settings', { ...marks, annotations: { ...marks.annotations, [key]: value } })
}
const terminating = (over: Partial<SnapshotObject> = {}) =>
  thing('namespaces/team', { deletionTimestamp: DELETED_AT, ...over })
const deletedCrd = thing(CRD, {
  deletionTimestamp: DELETED_AT,
  finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
})
const deletedNs = terminating()
const service = thing('services/apps/webhook')
const hooks = (policy: string, events = 'pre-delete') => hooked('serviceaccounts/apps/cleaner', events, policy)
const preJob = hooked('jobs/apps/prepare', 'pre-install', 'hook-succeeded')
const claim = thing('persistentvolumeclaims/apps/data-db-0', {
  deletionTimestamp: DELETED_AT,
  finalizers: ['kubernetes.io/pvc-protection'],
})
const user = thing('pods/apps/backup', { writers: byOperator })
const owner = thing('deployments/apps/web')
const orphan = thing('replicasets/apps/web-1', { owners: controlledBy(owner) })
const set = manifest('statefulsets/apps/db', {
  body: { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } },
})
const pvc = thing('persistentvolumeclaims/apps/data-db-0', { writers: [writer('kube-controller-manager')] })
const volume = thing('persistentvolumes/pv-1')
const lease = thing('leases/apps/leader', { writers: byOperator })
const slice = (place: string, over = {}) => thing(place, { writers: byOperator, ...over })
const finished = thing('jobs/apps/report', { writers: byOperator })
const owned = heldBy({ deletionTimestamp: DELETED_AT })
const foreground = thing('deployments/apps/top', { deletionTimestamp: DELETED_AT, finalizers: ['foregroundDeletion'] })
const blocked = thing('databases/apps/child', {
  deletionTimestamp: DELETED_AT,
  finalizers: ['other.io/x'],
  owners: [
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'top', uid: foreground.id.uid, blockOwnerDeletion: true },
  ],
})
const vwc = thing('validatingwebhookconfigurations/check', { writers: byOperator })
const conversion = {
  spec: {
    conversion: { strategy: 'Webhook', webhook: { clientConfig: { service: { namespace: 'apps', name: 'webhook' } } } },
  },
}
const api = thing('apiservices/v1.metrics.example.com', { writers: byOperator })
const modified = (place: string, over: Partial<SnapshotObject>): Scene => ({
  before: [thing(place, { uid: place })],
  after: [thing(place, { uid: place, ...over })],
})
const content = (place: string, before: object, after: object): Scene => ({
  before: [thing(place, { uid: place, content: { ...before } })],
  after: [thing(place, { uid: place, content: { ...after } })],
})
const withPostDelete = release({ hooks: [hook('jobs/apps/cleanup', { events: ['post-delete'] })] })
const WAITING = ['helm', 'uninstall', 'app', '--wait']
const foreignTeam = [thing('namespaces/other')]

/** class, the scene, what is taken away, the scene without it */
const CASES: [id: string, fires: Scene, without: string, silent: Scene][] = [
  ['A1', { after: [crd], chart: chart({ crds: [crdFile] }) }, 'the file in crds/', { after: [crd], chart: chart() }],
  [
    'A2',
    { after: [annotated('helm.sh/resource-policy', 'keep')] },
    'the annotation',
    { after: [annotated('x', 'keep')] },
  ],
  [
    'A3',
    { after: [annotated('helm.sh/resource-policy', 'retain')] },
    'the value',
    { after: [annotated('helm.sh/resource-policy', ' Keep')] },
  ],
  [
    'A5',
    { after: [hooks('before-hook-creation', 'pre-install')] },
    'the hook annotation',
    { after: [thing('serviceaccounts/apps/cleaner')] },
  ],
  ['A6', { after: [preJob], full: [[preJob, failed()]] }, 'the failure', { after: [preJob] }],
  [
    'A7',
    { after: [hooks('before-hook-creation')] },
    'the delete event',
    { after: [hooks('before-hook-creation', 'post-install')] },
  ],
  [
    'A8',
    { after: [hooked('pods/apps/test', 'test')] },
    'the test event',
    { after: [hooked('pods/apps/test', 'post-install')] },
  ],
  ['A9', { after: [hooked(CRD, 'pre-install')] }, 'the hook annotation', { after: [thing(CRD)] }],
  [
    'A10',
    { after: [{ ...hooks('hook-failed', 'post-install,pre-delete'), creationTimestamp: LATER }] },
    'the time of creation',
    { after: [hooks('hook-failed', 'post-install,pre-delete')] },
  ],
  ['A11', aborted(), 'the error', aborted({ uninstall: uninstall() })],
  [
    'A12',
    aborted({
      events: [
        {
          at: LATER,
          type: 'Warning',
          reason: 'FailedScheduling',
          message: '0/1 nodes are available',
          uid: 'gone',
          about: 'Pod/cleanup-x7f2k (apps)',
        },
      ],
    }),
    'the event',
    aborted(),
  ],
  [
    'A13',
    aborted({ hookLogs: new Map([['pod', 'deleting-confirmation-flag is set to false']]) }),
    'the log',
    aborted(),
  ],
  [
    'A14',
    aborted({ hookLogs: new Map([['pod', 'jobs is forbidden: User "system:serviceaccount:apps:x" cannot list']]) }),
    'the log',
    aborted(),
  ],
  [
    'A15',
    { after: [crd], chart: chart({ crds: [crdFile] }), release: release({ hooks: [deletesCrds] }) },
    'what the hook does',
    { after: [crd], chart: chart({ crds: [crdFile] }), release: release({ hooks: [hook('jobs/apps/cleanup')] }) },
  ],
  [
    'A16',
    {
      release: withPostDelete,
      uninstall: uninstall({ exitCode: 1, stderr: 'job cleanup failed: BackoffLimitExceeded', argv: WAITING }),
    },
    'the word of Helm',
    { release: withPostDelete, uninstall: uninstall({ exitCode: 1, argv: WAITING }) },
  ],
  [
    'A17',
    aborted({ uninstall: { ...abortedRun, stderr: 'no matches for kind "Database" in version "db.example.com/v1"' } }),
    'the message',
    aborted(),
  ],
  [
    'A18',
    { after: [thing('namespaces/apps')], namespaceMadeBy: 'helm' },
    'who made it',
    { after: [thing('namespaces/apps')] },
  ],
  [
    'A19',
    {
      before: [thing('namespaces/team'), thing('configmaps/team/x')],
      release: release({ objects: [manifest('namespaces/team')] }),
    },
    'the template',
    { before: [thing('namespaces/team'), thing('configmaps/team/x')] },
  ],
  [
    'A20',
    { before: [thing('services/apps/dns')], release: release({ objects: [manifest('services/apps/dns')] }) },
    'the manifest',
    { before: [thing('services/apps/dns')] },
  ],
  [
    'A21',
    { after: [thing('secrets/apps/sh.helm.release.v1.app.v1')] },
    'the name of the release',
    { after: [thing('secrets/apps/sh.helm.release.v1.web.v1')] },
  ],
  [
    'A22',
    { after: [thing('configmaps/apps/old', ofRelease())] },
    'the ownership',
    { after: [thing('configmaps/apps/old')] },
  ],
  ['A24', { uninstall: uninstall({ exitCode: 1, stderr: 'context deadline exceeded' }) }, 'the error', {}],
  [
    'B1',
    { after: [crd, heldBy()], release: withOperator },
    'the absence of the controller',
    { after: [crd, heldBy(), alive], release: withOperator },
  ],
  [
    'B2',
    { after: [deletedCrd, owned], release: withOperator },
    'the deletion of the CRD',
    { after: [crd, owned], release: withOperator },
  ],
  [
    'B3',
    {
      after: [deletedCrd],
      full: [[deletedCrd, conditions(['Terminating', 'InstanceDeletionFailed', 'could not list instances'])]],
    },
    'the reason',
    { after: [deletedCrd], full: [[deletedCrd, conditions(['Terminating', 'InstanceDeletionInProgress', 'x'])]] },
  ],
  [
    'B5',
    {
      after: [thing('configmaps/apps/x', { finalizers: ['vendor.io/x'], writers: setByOperator })],
      release: withOperator,
    },
    'the finalizer',
    { after: [thing('configmaps/apps/x', { writers: setByOperator })], release: withOperator },
  ],
  [
    'B6',
    { after: [crd, owned, alive], release: withOperator },
    'the running controller',
    { after: [crd, owned], release: withOperator },
  ],
  ['B10', { after: [foreground, blocked] }, 'the dependent', { after: [foreground] }],
  [
    'B11',
    {
      after: [claim, user],
      full: [[user, { spec: { volumes: [{ persistentVolumeClaim: { claimName: 'data-db-0' } }] } }]],
    },
    'the volume',
    { after: [claim, user], full: [[user, { spec: { volumes: [] } }]] },
  ],
  [
    'B14',
    { after: [thing('applications/apps/web', { finalizers: ['resources-finalizer.argocd.argoproj.io'] })] },
    'the missing product',
    {
      before: [thing('deployments/argocd/argocd-application-controller', { uid: 'argo' })],
      after: [
        thing('applications/apps/web', { finalizers: ['resources-finalizer.argocd.argoproj.io'] }),
        thing('deployments/argocd/argocd-application-controller', { uid: 'argo' }),
      ],
    },
  ],
  ...(
    [
      ['C1', 'NamespaceDeletionDiscoveryFailure'],
      ['C3', 'NamespaceDeletionContentFailure'],
      ['C4', 'NamespaceContentRemaining'],
      ['C5', 'NamespaceFinalizersRemaining'],
    ] as const
  ).map(([id, condition]): (typeof CASES)[number] => [
    id,
    { after: [deletedNs], full: [[deletedNs, conditions([condition, 'r', 'm'])]] },
    'the condition',
    { after: [deletedNs] },
  ]),
  [
    'C6',
    { after: [terminating({ finalizers: ['controller.cattle.io/namespace-auth'] })] },
    'the finalizer',
    { after: [deletedNs] },
  ],
  [
    'C7',
    { after: [thing('pods/apps/slow', { deletionTimestamp: LATER })] },
    'the deletion',
    { after: [thing('pods/apps/slow')] },
  ],
  [
    'C10',
    content('namespaces/team', { finalizers: ['kubernetes'] }, { finalizers: [] }),
    'the emptying',
    content('namespaces/team', { finalizers: ['a'] }, { finalizers: ['kubernetes'] }),
  ],
  [
    'D1',
    {
      after: [vwc, service],
      backends: new Map([['apps/webhook', 'ready']]),
      full: [[vwc, { webhooks: [callingWebhook('Fail')] }]],
    },
    'the run-time maker',
    { after: [{ ...vwc, ...ofRelease() }, service], backends: new Map([['apps/webhook', 'ready']]) },
  ],
  [
    'D2',
    { after: [vwc], full: [[vwc, { webhooks: [callingWebhook('Fail')] }]] },
    'failurePolicy Fail',
    { after: [vwc], full: [[vwc, { webhooks: [callingWebhook('Ignore')] }]] },
  ],
  [
    'D3',
    { after: [crd], full: [[crd, conversion]] },
    'the missing Service',
    { after: [crd, service], full: [[crd, conversion]] },
  ],
  [
    'D4',
    { after: [api], full: [[api, { spec: { service: { namespace: 'apps', name: 'webhook' } } }]] },
    'the missing Service',
    { after: [api, service], full: [[api, { spec: { service: { namespace: 'apps', name: 'webhook' } } }]] },
  ],
  [
    'D5',
    { after: [slice('validatingadmissionpolicies/deny')] },
    'being made at run time',
    { after: [thing('validatingadmissionpolicies/deny', ofRelease())] },
  ],
  ['D6', { after: [{ ...vwc, creationTimestamp: LATER }] }, 'the time of creation', { after: [vwc] }],
  [
    'D7',
    { after: [slice('flowschemas/mine')] },
    'being made at run time',
    { after: [thing('flowschemas/mine', ofRelease())] },
  ],
  ['E1', { after: [slice('configmaps/apps/state')] }, 'the manager', { after: [thing('configmaps/apps/state')] }],
  [
    'E2',
    {
      after: [
        thing('services/apps/x', { owners: controlledBy(owner) }),
        { ...owner, id: { ...owner.id, namespace: 'other' } },
      ],
    },
    'the other namespace',
    { after: [thing('services/apps/x', { owners: controlledBy(owner) }), owner] },
  ],
  ['E3', { after: [orphan] }, 'the missing owner', { after: [orphan, owner] }],
  [
    'E4',
    { after: [pvc], release: release({ objects: [set] }) },
    'the claim template',
    { after: [pvc], release: release({ objects: [manifest('statefulsets/apps/db')] }) },
  ],
  [
    'E5',
    {
      after: [volume],
      full: [[volume, { spec: { persistentVolumeReclaimPolicy: 'Retain' }, status: { phase: 'Released' } }]],
    },
    'the reclaim policy',
    {
      after: [volume],
      full: [[volume, { spec: { persistentVolumeReclaimPolicy: 'Delete' }, status: { phase: 'Released' } }]],
    },
  ],
  ['E6', { after: [slice('secrets/apps/tls')] }, 'the manager', { after: [thing('secrets/apps/tls')] }],
  [
    'E7',
    { after: [lease], full: [[lease, { spec: { holderIdentity: 'my-operator-1_abc' } }]] },
    'the dead holder',
    {
      after: [lease, thing('pods/apps/my-operator-1')],
      full: [[lease, { spec: { holderIdentity: 'my-operator-1_abc' } }]],
    },
  ],
  [
    'E8',
    { before: foreignTeam, after: [...foreignTeam, slice('configmaps/other/x')] },
    'the foreign namespace',
    { before: foreignTeam, after: [...foreignTeam, slice('configmaps/apps/x')] },
  ],
  [
    'E9',
    { before: [thing('configmaps/apps/x', { uid: 'old' })], after: [thing('configmaps/apps/x', { uid: 'new' })] },
    'the former object',
    { after: [thing('configmaps/apps/x', { uid: 'new' })] },
  ],
  ['E10', { after: [slice(CRD)] }, 'the maker', { after: [thing(CRD)] }],
  [
    'E11',
    { after: [finished], full: [[finished, conditions(['Complete', 'r', 'm'])]] },
    'the end of the work',
    { after: [finished] },
  ],
  ['F1', modified('nodes/n1', { labels: { gpu: 'true' } }), 'the change', modified('nodes/n1', {})],
  [
    'F2',
    modified('namespaces/default', { labels: { injected: 'yes' } }),
    'the label',
    content('namespaces/default', {}, { other: 'x' }),
  ],
  [
    'F3',
    modified('deployments/apps/web', { labels: { injected: 'yes' } }),
    'the change',
    modified('deployments/apps/web', {}),
  ],
  [
    'F4',
    content('configmaps/kube-system/coredns', { data: 'a' }, { data: 'b' }),
    'the namespace',
    content('configmaps/apps/coredns', { data: 'a' }, { data: 'b' }),
  ],
  [
    'F5',
    modified('storageclasses/fast', { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }),
    'the annotation',
    modified('storageclasses/fast', { annotations: { note: 'x' } }),
  ],
  [
    'F6',
    content('clusterroles/admin', { rules: 'a' }, { rules: 'b' }),
    'the name',
    content('clusterroles/mine', { rules: 'a' }, { rules: 'b' }),
  ],
  [
    'F9',
    content(CRD, { storedVersions: ['v1'] }, { storedVersions: ['v1', 'v2'] }),
    'the change',
    content(CRD, { storedVersions: ['v1'] }, { storedVersions: ['v1'] }),
  ],
  [
    'T1',
    {
      after: [crd],
      chart: chart({ crds: [crdFile] }),
      release: undefined,
      install: install({ ok: false, exitCode: 1, stderr: 'no matches for kind' }),
    } as unknown as Scene,
    'the failed install',
    { after: [crd], chart: chart({ crds: [crdFile] }) },
  ],
]

const classesOf = (scene: Scene) => explain(evidence(scene)).map(finding => finding.class)

describe('feature 93: a rule fires on its key evidence and is silent without it', () => {
  test.for(CASES)('%s fires', ([id, fires]) => expect(classesOf(fires)).toContain(id))

  const mutations = CASES.map(([id, , without, silent]) => ({ id, without, silent }))
  test.for(mutations)('$id does not fire without $without', ({ id, silent }) =>
    expect(classesOf(silent)).not.toContain(id),
  )

  test('every rule has a case', () => {
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(RULES.map(rule => rule.id).sort())
  })
})

describe('feature 94: every finding has a cause, evidence, a chart fix and documentation', () => {
  test.for(CASES)('%s', ([id, fires]) => {
    const finding = explain(evidence(fires)).find(found => found.class === id)
    expect(finding?.cause).toMatch(/^[A-Z`].*[.]$/s)
    expect(finding?.cause).not.toMatch(/undefined|\[object| {2}/)
    expect(finding?.evidence.length).toBeGreaterThan(0)
    for (const { fact, source } of finding?.evidence ?? []) {
      expect(`${fact}|${source}`).not.toMatch(/undefined|\[object|^\||\|$/)
    }
    expect(finding?.chartFix.what).toMatch(/\.$/)
    for (const address of finding?.docs ?? []) expect(address).toMatch(/^https:\/\/(kubernetes\.io|helm\.sh)\/docs\//)
    for (const { argv, why } of finding?.cleanUp ?? []) {
      expect(argv[0]).toMatch(/^(kubectl|helm)$/)
      expect(argv.join(' ')).not.toMatch(/undefined/)
      expect(why).not.toBe('')
    }
  })
})

test('feature 99: a finalizer is never taken off without saying that this skips the clean-up', () => {
  const cleanUps = CASES.flatMap(([, fires]) => explain(evidence(fires))).flatMap(finding => finding.cleanUp)
  const strips = cleanUps.filter(({ argv }) => argv.some(part => part.includes('finalizers')))
  expect(strips.length).toBeGreaterThan(3)
  for (const { why } of strips) expect(why).toMatch(/^SKIPS the clean-up/)
})
