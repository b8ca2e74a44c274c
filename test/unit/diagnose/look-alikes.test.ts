/** Wrong-cause traps: pairs that look alike and differ in their cause. The whole list of classes is compared. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import {
  chart,
  DELETED_AT,
  evidence,
  hook,
  INSTALLED_AT,
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

const withCrd = chart({ crds: [crdFile] })
const crd = thing(CRD, { writers: [writer('helm')] })
const released = ofRelease()
const policy = (value: string) => ({
  ...released,
  annotations: { ...released.annotations, 'helm.sh/resource-policy': value },
})
const settings = manifest('configmaps/apps/settings')
const job = hooked('jobs/apps/prepare', 'pre-install', 'hook-succeeded')
const account = hooked('serviceaccounts/apps/prepare', 'pre-install', 'hook-succeeded')
const withOperator = release({ objects: [operator()] })
const demo = thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator })
const formerDemo = { ...demo, id: { ...demo.id, uid: 'former' }, finalizers: [] }
const deletedDemo = { ...demo, deletionTimestamp: DELETED_AT }
const deployment = thing('deployments/apps/my-operator', released)
const replicas = thing('replicasets/apps/my-operator-1', { owners: controlledBy(deployment) })
const slowPod = thing('pods/apps/my-operator-1-x', { owners: controlledBy(replicas), deletionTimestamp: LATER })
const lock = thing('leases/ops/lock', { uid: 'lock', writers: [writer('manager')] })
const heldByManager = thing('databases/apps/one', {
  deletionTimestamp: DELETED_AT,
  finalizers: ['other.io/cleanup'],
  writers: [writer('manager', { setsFinalizers: true, finalizers: ['other.io/cleanup'] })],
})
const made = thing('configmaps/apps/state', { writers: byOperator })
const top = thing('deployments/apps/web', { writers: byOperator })
const child = thing('replicasets/apps/web-1', { owners: controlledBy(top) })
const endingTop = { ...top, deletionTimestamp: DELETED_AT, finalizers: ['foregroundDeletion'] }
const heldPart = (finalizer: string) =>
  thing('configmaps/apps/part', {
    deletionTimestamp: DELETED_AT,
    finalizers: [finalizer],
    owners: controlledBy(top).map(owner => ({ ...owner, blockOwnerDeletion: true })),
  })
const livingPart = thing('configmaps/apps/part', { finalizers: ['hold.example.com/x'], owners: controlledBy(top) })
const ownedMap = thing('configmaps/apps/owned', { owners: controlledBy(demo) })
const pvc = thing('persistentvolumeclaims/apps/data-db-0', { writers: [writer('kube-controller-manager')] })
const set = manifest('statefulsets/apps/db', {
  body: { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } },
})
const db = release({ objects: [set] })
const guard = thing('validatingwebhookconfigurations/guard', { writers: byOperator })
const baseNs = thing('namespaces/team', { uid: 'team' })
const noRelease = {
  release: undefined,
  install: install({ ok: false, exitCode: 1, stderr: 'Error' }),
} as unknown as Scene
const byKubectl = thing('configmaps/apps/x', { writers: [writer('kubectl-create')] })
const unavailable = [{ resource: 'deployments.apps', error: 'the server is unavailable' }]
const exercise = { startedAt: '2026-11-21T09:59:59.500Z', endedAt: '2026-11-21T10:00:02Z', applied: [] }

const heldMap = thing('configmaps/team/x', {
  deletionTimestamp: DELETED_AT,
  finalizers: [FINALIZER],
  writers: setByOperator,
})
const endingNs = thing('namespaces/team', { deletionTimestamp: DELETED_AT })

const slow = thing('pods/team/worker', { deletionTimestamp: LATER, deletionGracePeriodSeconds: 40 })
const remains: Scene['full'] = [
  [endingNs, conditions(['NamespaceContentRemaining', 'SomeResourcesRemain', 'pods. has 1 resource instances'])],
]
const ledger = thing('configmaps/team/ledger', { writers: byOperator })
const refused: Scene['full'] = [
  [endingNs, conditions(['NamespaceDeletionContentFailure', 'ContentDeletionFailed', 'failed calling webhook'])],
]
const undiscovered: Scene['full'] = [
  [
    endingNs,
    conditions(
      ['NamespaceDeletionDiscoveryFailure', 'DiscoveryFailed', 'Discovery failed for some groups, 1 failing'],
      ['NamespaceFinalizersRemaining', 'SomeFinalizersRemain', 'x in 1 resource instances'],
    ),
  ],
]
const converting = {
  conversion: { strategy: 'Webhook', webhook: { clientConfig: { service: { namespace: 'apps', name: 'webhook' } } } },
}
const endingCrd = {
  ...crd,
  deletionTimestamp: DELETED_AT,
  finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
}
const unlistable = conditions(['Terminating', 'InstanceDeletionFailed', 'could not list instances: …'])
const record = thing('secrets/apps/sh.helm.release.v1.app.v1', { labels: { status: 'uninstalling' } })
const withSettings = release({ objects: [settings] })
const liveSettings = thing('configmaps/apps/settings', released)
const unpurged = (stderr: string) => uninstall({ exitCode: 1, stderr, releaseStatus: 'uninstalling' })
const typeOf = (place: string) => ({ ...thing(place).id, namespaced: true, verbs: ['list'] })
const [configMaps, deployments] = [typeOf('configmaps/apps/x'), typeOf('deployments/apps/x')]
const PURGE = 'uninstallation completed with 1 error(s): uninstall: Failed to purge the release: … denied request'

/** A post-delete hook that failed after the purge, and stayed. */
function postDelete(policy: string): Scene {
  const cleanup = hooked('jobs/apps/cleanup', 'post-delete', policy)
  return {
    after: [cleanup],
    full: [[cleanup, failed()]],
    release: release({ hooks: [hook('jobs/apps/cleanup', { events: ['post-delete'], deletePolicies: [policy] })] }),
    uninstall: uninstall({ exitCode: 1, stderr: 'uninstallation completed with 1 error(s)' }),
  }
}

/** Helm says no more than that it failed; the API server serves ConfigMaps and Deployments only. */
const NO_CRDS = [configMaps, deployments]
function failedToDelete(
  left: Scene['after'],
  gone: Scene['installed'] = [],
  stderr = 'failed to delete release: app',
): Scene {
  return {
    after: [...(left ?? []), record],
    installed: gone,
    types: NO_CRDS,
    release: release({
      objects: [settings, manifest('deployments/apps/my-operator'), manifest(CRD), manifest('databases/apps/plan')],
    }),
    uninstall: unpurged(stderr),
  }
}

const PAIRS: { pair: string; one: Scene; is: string[]; other: Scene; otherIs: string[] }[] = [
  {
    pair: 'A1 / E10: a CRD in crds/ / made by the operator',
    one: { after: [crd], chart: withCrd },
    is: ['A1'],
    other: { after: [thing(CRD, { writers: byOperator })], chart: chart() },
    otherIs: ['E10'],
  },
  {
    pair: 'A1 / A9: a CRD in crds/ / in a hook',
    one: { after: [crd], chart: withCrd },
    is: ['A1'],
    other: { after: [hooked(CRD, 'pre-install')], chart: chart() },
    otherIs: ['A9'],
  },
  {
    pair: 'A9 / E10: a CRD of a hook object / made by a hook Job',
    one: { after: [hooked(CRD, 'pre-install')] },
    is: ['A9'],
    other: { after: [thing(CRD, { writers: [writer('kubectl-client-side-apply')] })] },
    otherIs: ['E10'],
  },
  {
    pair: 'A1 / A2: keep in crds/ (no effect) / keep in a template',
    one: {
      after: [thing(CRD, { annotations: { 'helm.sh/resource-policy': 'keep' }, writers: [writer('helm')] })],
      chart: withCrd,
    },
    is: ['A1'],
    other: { after: [thing(CRD, policy('keep'))], chart: chart() },
    otherIs: ['A2'],
  },
  {
    pair: 'A1 / nothing: a new CRD / a CRD of the baseline (T6)',
    one: { after: [crd], chart: withCrd },
    is: ['A1'],
    other: { before: [crd], after: [crd], chart: withCrd },
    otherIs: [],
  },
  {
    pair: 'A2 / A3: keep / delete (T2)',
    one: { after: [thing('configmaps/apps/settings', policy('keep'))] },
    is: ['A2'],
    other: { after: [thing('configmaps/apps/settings', policy('delete'))] },
    otherIs: ['A3'],
  },
  {
    pair: 'A2 / A5: keep on a release object / on a hook',
    one: { after: [thing('configmaps/apps/settings', policy('keep'))] },
    is: ['A2'],
    other: {
      after: [
        thing('configmaps/apps/settings', {
          annotations: { 'helm.sh/hook': 'pre-install', 'helm.sh/resource-policy': 'keep' },
        }),
      ],
    },
    otherIs: ['A5'],
  },
  {
    pair: 'A2 / B1: kept / kept with a finalizer whose controller is gone',
    one: { before: [crd], after: [crd, thing('databases/apps/demo', policy('keep'))], release: withOperator },
    is: ['A2'],
    other: {
      after: [crd, { ...demo, ...policy('keep'), writers: setByOperator }],
      before: [crd],
      release: withOperator,
    },
    otherIs: ['B1'],
  },
  {
    pair: 'A5 / A6: default policy / success only, and it failed',
    one: { after: [hooked('jobs/apps/prepare', 'pre-install')] },
    is: ['A5'],
    other: { after: [job, account], full: [[job, failed()]] },
    otherIs: ['A6'],
  },
  {
    pair: 'A5 / A7: an install hook / a delete hook',
    one: { after: [hooked('jobs/apps/x', 'post-install')] },
    is: ['A5'],
    other: { after: [hooked('jobs/apps/x', 'post-delete', 'before-hook-creation')] },
    otherIs: ['A7'],
  },
  {
    pair: 'A8 / A5: a test pod / a hook pod',
    one: { after: [hooked('pods/apps/x', 'test')] },
    is: ['A8'],
    other: { after: [hooked('pods/apps/x', 'post-install')] },
    otherIs: ['A5'],
  },
  {
    pair: 'A11 / A21: the uninstall failed / the history was kept',
    one: aborted(),
    is: ['A11'],
    other: {
      after: [thing('secrets/apps/sh.helm.release.v1.app.v1', { labels: { status: 'uninstalled' } })],
      uninstall: uninstall({ argv: ['helm', 'uninstall', 'app', '--keep-history'], releaseStatus: 'uninstalled' }),
    },
    otherIs: ['A21'],
  },
  {
    pair: 'A21 / A11: only the record could not be deleted / an object of the release could not, either',
    one: {
      after: [record],
      installed: [liveSettings],
      release: withSettings,
      uninstall: unpurged(PURGE),
    },
    is: ['A21'],
    other: {
      after: [record, thing('services/apps/web', ofRelease())],
      installed: [liveSettings],
      release: release({ objects: [settings, manifest('services/apps/web')] }),
      uninstall: unpurged('failed to delete release: app'),
    },
    otherIs: ['A11'],
  },
  {
    pair: 'A21 / A11: the purge failed / a hook that had deleted everything itself did',
    one: {
      after: [record],
      installed: [liveSettings],
      release: withSettings,
      uninstall: unpurged(PURGE),
    },
    is: ['A21'],
    other: {
      after: [record],
      installed: [liveSettings],
      release: release({ objects: [settings], hooks: [hook('jobs/apps/cleanup')] }),
      uninstall: unpurged('job cleanup failed: BackoffLimitExceeded'),
    },
    otherIs: ['A11'],
  },
  {
    pair: 'A2 and A21 / A2 and A11: what is kept on purpose is no sign that Helm stopped',
    one: {
      after: [record, thing('configmaps/apps/settings', policy('keep'))],
      installed: [thing('services/apps/web', ofRelease())],
      release: release({ objects: [settings, manifest('services/apps/web')] }),
      uninstall: unpurged(PURGE),
    },
    is: ['A21', 'A2'],
    other: {
      after: [record, liveSettings],
      installed: [thing('services/apps/web', ofRelease())],
      release: release({ objects: [settings, manifest('services/apps/web')] }),
      uninstall: unpurged('failed to delete release: app'),
    },
    otherIs: ['A11'],
  },
  {
    pair: 'A24 / A21: only the waiting ended with an error / the purge did',
    one: {
      installed: [liveSettings],
      release: withSettings,
      uninstall: uninstall({
        exitCode: 1,
        stderr: 'uninstallation completed with 1 error(s): context deadline exceeded',
      }),
    },
    is: ['A24'],
    other: {
      after: [record],
      installed: [liveSettings],
      release: withSettings,
      uninstall: unpurged(PURGE),
    },
    otherIs: ['A21'],
  },
  {
    pair: 'B3 / D3: its conversion webhook is gone, and the CRD is in deletion / and it is not',
    one: { after: [endingCrd], full: [[endingCrd, { spec: converting, ...unlistable }]] },
    is: ['B3'],
    other: { after: [crd], full: [[crd, { spec: converting }]] },
    otherIs: ['D3'],
  },
  {
    pair: 'B3 / B2: the instances cannot be listed / they can, and carry finalizers',
    one: { after: [endingCrd], full: [[endingCrd, unlistable]] },
    is: ['B3'],
    other: {
      after: [endingCrd, deletedDemo],
      release: withOperator,
      full: [[endingCrd, conditions(['Terminating', 'InstanceDeletionInProgress', 'x'])]],
    },
    otherIs: ['B2'],
  },
  {
    pair: 'C4 / C7: a slow pod that a namespace in deletion waits for / in a namespace that stays',
    one: { after: [endingNs, slow], full: remains },
    is: ['C4'],
    other: { before: [baseNs], after: [baseNs, slow] },
    otherIs: ['C7'],
  },
  {
    pair: 'C4 / E8: what has to wait until the pods of a namespace in deletion are gone (1.33) / in one that stays',
    one: { after: [endingNs, slow, ledger] },
    is: ['C4'],
    other: { before: [baseNs], after: [baseNs, ledger] },
    otherIs: ['E8'],
  },
  {
    pair: 'C4 / C5: no condition, and a pod that is slow / that carries a finalizer',
    one: { after: [endingNs, slow] },
    is: ['C4'],
    other: { after: [endingNs, { ...slow, finalizers: [FINALIZER], writers: setByOperator }], release: withOperator },
    otherIs: ['C5'],
  },
  {
    pair: 'C4 / unexplained: no condition, and a pod / nothing in it',
    one: { after: [endingNs, slow] },
    is: ['C4'],
    other: { after: [endingNs] },
    otherIs: ['unexplained'],
  },
  {
    pair: 'C3 / E8: an object whose deletion is refused in a namespace in deletion / in one that stays',
    one: { after: [endingNs, ledger], full: refused },
    is: ['C3'],
    other: { before: [baseNs], after: [baseNs, ledger] },
    otherIs: ['E8'],
  },
  {
    pair: 'C3 / C3 and B5: what is refused / and waits for a controller that is gone, besides',
    one: { after: [endingNs, ledger], full: refused, release: withOperator },
    is: ['C3'],
    other: {
      after: [endingNs, { ...ledger, finalizers: [FINALIZER], writers: setByOperator }],
      full: refused,
      release: withOperator,
    },
    otherIs: ['B5', 'C3'],
  },
  {
    pair: 'C5 / C1 and B5: it waits for a finalizer / and for discovery, which comes first',
    one: {
      after: [endingNs, heldMap],
      release: withOperator,
      full: [
        [endingNs, conditions(['NamespaceFinalizersRemaining', 'SomeFinalizersRemain', 'x in 1 resource instances'])],
      ],
    },
    is: ['C5'],
    other: { after: [endingNs, heldMap], release: withOperator, full: undiscovered },
    otherIs: ['B5', 'C1'],
  },
  {
    pair: 'C4 / C6 and C7: it waits for a pod / and carries a finalizer itself',
    one: { after: [endingNs, slow], full: remains },
    is: ['C4'],
    other: {
      after: [{ ...endingNs, finalizers: ['controller.cattle.io/namespace-auth'] }, slow],
      full: remains,
    },
    otherIs: ['C6', 'C7'],
  },
  {
    pair: 'A18 / A5: --create-namespace / a namespace made by a hook',
    one: { after: [thing('namespaces/apps', { writers: [writer('helm')] })], namespaceMadeBy: 'helm' },
    is: ['A18'],
    other: { after: [hooked('namespaces/apps', 'pre-install')], namespaceMadeBy: 'helm' },
    otherIs: ['A5'],
  },
  {
    pair: 'A18 / E1: the namespace of the release / made by the operator',
    one: { after: [thing('namespaces/apps')], namespaceMadeBy: 'helm' },
    is: ['A18'],
    other: { after: [thing('namespaces/tenant', { writers: byOperator })], namespaceMadeBy: 'helm' },
    otherIs: ['E1'],
  },
  {
    pair: 'B1 / B6: the controller is gone / its pod still shuts down',
    one: { before: [crd], after: [crd, deletedDemo], installed: [deployment, replicas], release: withOperator },
    is: ['B1'],
    other: {
      before: [crd],
      after: [crd, deletedDemo, slowPod],
      installed: [deployment, replicas],
      release: withOperator,
    },
    otherIs: ['B6', 'C7'],
  },
  {
    pair: 'B1 / unexplained: `manager` is the operator of the release / or one that wrote as `manager` before the install',
    one: { before: [crd], after: [crd, heldByManager], installed: [deployment], release: withOperator },
    is: ['B1'],
    other: { before: [crd, lock], after: [crd, lock, heldByManager], installed: [deployment], release: withOperator },
    otherIs: ['unexplained'],
  },
  {
    pair: 'B10 / B10 and B14: the dependent of an owner in foreground deletion is held by nobody known / by a product',
    one: { after: [endingTop, heldPart('hold.example.com/x')] },
    is: ['B10'],
    other: { after: [endingTop, heldPart('finalizer.keda.sh')] },
    otherIs: ['B10', 'B14'],
  },
  {
    pair: 'E1 / E1 and unexplained: a dependent goes with its owner / is in deletion and held by itself',
    one: { after: [top, livingPart] },
    is: ['E1'],
    other: { after: [top, heldPart('hold.example.com/x')] },
    otherIs: ['unexplained', 'E1'],
  },
  {
    pair: 'B1 / B1 and B5: a dependent goes with its owner / waits for the same controller that is gone',
    one: { after: [crd, deletedDemo, ownedMap], before: [crd], release: withOperator },
    is: ['B1'],
    other: {
      after: [crd, deletedDemo, { ...ownedMap, finalizers: [FINALIZER], writers: setByOperator }],
      before: [crd],
      release: withOperator,
    },
    otherIs: ['B1', 'B5'],
  },
  {
    pair: 'B1 / B5: a custom resource / a ConfigMap',
    one: { before: [crd], after: [crd, demo], release: withOperator },
    is: ['B1'],
    other: {
      after: [thing('configmaps/apps/x', { finalizers: [FINALIZER], writers: setByOperator })],
      release: withOperator,
    },
    otherIs: ['B5'],
  },
  {
    pair: 'B1 / B2: instance stuck / its CRD in deletion as well',
    one: { after: [crd, deletedDemo], before: [crd], release: withOperator },
    is: ['B1'],
    other: {
      after: [
        { ...crd, deletionTimestamp: DELETED_AT, finalizers: ['customresourcecleanup.apiextensions.k8s.io'] },
        deletedDemo,
      ],
      release: withOperator,
    },
    otherIs: ['B2'],
  },
  {
    pair: 'E1 / A22: no mark of Helm / of an older revision',
    one: { after: [made] },
    is: ['E1'],
    other: { after: [{ ...made, ...released }] },
    otherIs: ['A22'],
  },
  {
    pair: 'E1 / exercise: the operator / the user’s own step',
    one: { after: [byKubectl] },
    is: ['E1'],
    other: { after: [byKubectl], exercise },
    otherIs: ['exercise'],
  },
  {
    pair: 'E1 / exercise: while the step ran / after it',
    one: { after: [{ ...byKubectl, creationTimestamp: '2026-11-21T10:01:00Z' }], exercise },
    is: ['E1'],
    other: { after: [{ ...byKubectl, creationTimestamp: INSTALLED_AT }], exercise },
    otherIs: ['exercise'],
  },
  {
    pair: 'E1 / E6: a ConfigMap / a Secret',
    one: { after: [made] },
    is: ['E1'],
    other: { after: [thing('secrets/apps/tls', { writers: byOperator })] },
    otherIs: ['E6'],
  },
  {
    pair: 'E1 / E8: own namespace / kube-system',
    one: { after: [made] },
    is: ['E1'],
    other: {
      before: [thing('namespaces/kube-system', { uid: 'ks' })],
      after: [
        thing('namespaces/kube-system', { uid: 'ks' }),
        thing('services/kube-system/kubelet', { writers: byOperator }),
      ],
    },
    otherIs: ['E8'],
  },
  {
    pair: 'E3 / E1: owner gone / child of a left Deployment',
    one: { after: [child] },
    is: ['E3'],
    other: { after: [top, child] },
    otherIs: ['E1'],
  },
  {
    pair: 'E3 / unexplained: owner gone / owner not listable',
    one: { after: [child] },
    is: ['E3'],
    other: { after: [child], failures: unavailable },
    otherIs: ['unexplained'],
  },
  {
    pair: "E4 / A2: a StatefulSet's claim / the chart's own, kept",
    one: { after: [pvc], release: db },
    is: ['E4'],
    other: { after: [thing('persistentvolumeclaims/apps/data-db-0', policy('keep'))], release: db },
    otherIs: ['A2'],
  },
  {
    pair: "E4 / unexplained: a StatefulSet's claim / of another name",
    one: { after: [pvc], release: db },
    is: ['E4'],
    other: { after: [thing('persistentvolumeclaims/apps/data-web-0')], release: db },
    otherIs: ['unexplained'],
  },
  {
    pair: 'F2 / E1: a baseline namespace labelled / a new namespace',
    one: { before: [baseNs], after: [{ ...baseNs, labels: { injected: 'yes' } }] },
    is: ['F2'],
    other: { after: [{ ...baseNs, labels: { injected: 'yes' }, writers: byOperator }] },
    otherIs: ['E1'],
  },
  {
    pair: 'F2 / C10: a label / emptied finalizers',
    one: { before: [baseNs], after: [{ ...baseNs, labels: { a: 'b' } }] },
    is: ['F2'],
    other: {
      before: [{ ...baseNs, content: { finalizers: ['kubernetes'] } }],
      after: [{ ...baseNs, content: { finalizers: [] } }],
    },
    otherIs: ['C10'],
  },
  {
    pair: 'T1 / A1: the install failed / it succeeded',
    one: { after: [crd], chart: withCrd, ...noRelease },
    is: ['T1'],
    other: { after: [crd], chart: withCrd },
    otherIs: ['A1'],
  },
  {
    pair: 'A19 / A20: lost with a namespace / lost by itself',
    one: { before: [baseNs, thing('configmaps/team/x')], release: release({ objects: [manifest('namespaces/team')] }) },
    is: ['A19'],
    other: { before: [thing('configmaps/apps/settings')], release: release({ objects: [settings] }) },
    otherIs: ['A20'],
  },
  {
    pair: 'A22 / E3: of an older revision / a ReplicaSet that inherited the marks of its Deployment',
    one: { after: [thing('configmaps/apps/old', released)] },
    is: ['A22'],
    other: { after: [{ ...child, ...released }] },
    otherIs: ['E3'],
  },
  {
    pair: 'A22 / E3: of an older revision / a ReplicaSet that --cascade=orphan left without its reference',
    one: { after: [{ ...child, ...released, owners: [] }] },
    is: ['A22'],
    other: { after: [{ ...child, ...released, owners: [] }], installed: [top, { ...child, ...released }] },
    otherIs: ['E3'],
  },
  {
    pair: 'A5 / E3: a hook / a ReplicaSet that inherited the annotation of a hook Deployment',
    one: { after: [hooked('deployments/apps/web', 'pre-install')] },
    is: ['A5'],
    other: { after: [{ ...child, annotations: { 'helm.sh/hook': 'pre-install' } }] },
    otherIs: ['E3'],
  },
  {
    pair: 'A5 / F2: a hook namespace / a baseline namespace with that annotation came out changed',
    one: { after: [hooked('namespaces/team', 'pre-install')] },
    is: ['A5'],
    other: {
      before: [{ ...baseNs, annotations: { 'helm.sh/hook': 'pre-install' } }],
      after: [{ ...baseNs, annotations: { 'helm.sh/hook': 'pre-install' }, labels: { a: 'b' } }],
    },
    otherIs: ['F2'],
  },
  {
    pair: 'A16 / A16 and A6: the failed hook has the default policy / success only',
    one: postDelete('before-hook-creation'),
    is: ['A16'],
    other: postDelete('hook-succeeded'),
    otherIs: ['A6', 'A16'],
  },
  {
    pair: 'B5 / C5: in a namespace that lives / that is in deletion and waits for it',
    one: { after: [heldMap], release: withOperator },
    is: ['B5'],
    other: {
      after: [endingNs, heldMap],
      release: withOperator,
      full: [
        [endingNs, conditions(['NamespaceFinalizersRemaining', 'SomeFinalizersRemain', 'x in 1 resource instances'])],
      ],
    },
    otherIs: ['C5'],
  },
  {
    pair: 'A11 / A13: the hook failed / it refused, by a setting',
    one: aborted(),
    is: ['A11'],
    other: aborted({ hookLogs: new Map([['pod', 'deleting-confirmation-flag is set to false']]) }),
    otherIs: ['A13'],
  },
  {
    pair: 'A11 / A14: the hook failed / it was not allowed to',
    one: aborted({ hookLogs: new Map([['pod', 'connection refused']]) }),
    is: ['A11'],
    other: aborted({
      hookLogs: new Map([['pod', 'jobs is forbidden: User "system:serviceaccount:apps:x" cannot list']]),
    }),
    otherIs: ['A14'],
  },
  {
    pair: 'A17 / A11: the CRD was gone before / Helm deleted it, and then something refused',
    one: failedToDelete([liveSettings, deployment]),
    is: ['A17'],
    other: failedToDelete([liveSettings], [deployment, thing(CRD, released)]),
    otherIs: ['A11'],
  },
  {
    pair: 'A17 / A11: Helm failed at the objects / in a hook that had deleted the CRD',
    one: failedToDelete([liveSettings, deployment]),
    is: ['A17'],
    other: failedToDelete([liveSettings, deployment], [], 'Error: job cleanup failed: BackoffLimitExceeded'),
    otherIs: ['A11'],
  },
  {
    pair: 'A1 / A15: a hook that does something else / one that deletes CRDs, and did not',
    one: {
      after: [crd],
      chart: withCrd,
      release: release({ hooks: [hook('jobs/apps/cleanup', { events: ['post-delete'] })] }),
    },
    is: ['A1'],
    other: { after: [crd], chart: withCrd, release: release({ hooks: [deletesCrds] }) },
    otherIs: ['A15'],
  },
  {
    pair: 'D1 / D6: a webhook configuration made while the chart ran / after the uninstall had started',
    one: { after: [guard] },
    is: ['D1'],
    other: { after: [{ ...guard, creationTimestamp: LATER }] },
    otherIs: ['D6'],
  },
  {
    pair: 'D2 / D1: its Service is gone and it refuses / and it lets pass',
    one: { after: [guard], full: [[guard, { webhooks: [callingWebhook('Fail')] }]] },
    is: ['D2'],
    other: { after: [guard], full: [[guard, { webhooks: [callingWebhook('Ignore')] }]] },
    otherIs: ['D1'],
  },
  {
    pair: 'E9 / B1: a baseline object was made again with a finalizer / and is in deletion, which nobody ends',
    one: { before: [crd, formerDemo], after: [crd, demo], release: withOperator },
    is: ['E9'],
    other: { before: [crd, formerDemo], after: [crd, deletedDemo], release: withOperator },
    otherIs: ['B1'],
  },
  {
    pair: 'E9 / B14: the same with the finalizer of a product that does not run here',
    one: { before: [crd, formerDemo], after: [crd, { ...demo, finalizers: ['finalizer.keda.sh'], writers: [] }] },
    is: ['E9'],
    other: {
      before: [crd, formerDemo],
      after: [crd, { ...deletedDemo, finalizers: ['finalizer.keda.sh'], writers: [] }],
    },
    otherIs: ['B14'],
  },
  {
    pair: 'E9 / E9: made again, and in deletion with a finalizer of nobody known',
    one: { before: [crd, formerDemo], after: [crd, { ...demo, writers: [] }] },
    is: ['E9'],
    other: { before: [crd, formerDemo], after: [crd, { ...deletedDemo, writers: [] }] },
    otherIs: ['E9'],
  },
  {
    pair: 'E9 / E1: made again / made',
    one: { before: [{ ...made, id: { ...made.id, uid: 'old' } }], after: [made] },
    is: ['E9'],
    other: { after: [made] },
    otherIs: ['E1'],
  },
  {
    pair: 'B1 / nothing: in deletion without its controller / gone',
    one: { before: [crd], after: [crd, deletedDemo], release: withOperator },
    is: ['B1'],
    other: { before: [crd], after: [crd], installed: [demo], release: withOperator },
    otherIs: [],
  },
  {
    pair: 'A2 / nothing: kept / deleted although it should be kept, in a List (A4)',
    one: { after: [thing('configmaps/apps/settings', policy('keep'))], release: release({ objects: [settings] }) },
    is: ['A2'],
    other: {
      installed: [thing('configmaps/apps/settings', policy('keep'))],
      release: release({ objects: [settings] }),
    },
    otherIs: [],
  },
]

function classesOf(scene: Scene): string[] {
  return explain(evidence(scene)).map(finding => finding.class)
}

test.for<[argv: string[], isUsers: boolean]>([
  [['--cascade', 'orphan'], true],
  [['--cascade=orphan'], true],
  [['--cascade', 'orphan', '--cascade=background'], false],
  [[], false],
])('E3 with helm uninstall %s: it was the argument of the user: %s', ([argv, isUsers]) => {
  const [finding] = explain(
    evidence({
      after: [{ ...child, owners: [] }],
      installed: [top, child],
      uninstall: uninstall({ argv: ['helm', 'uninstall', 'app', ...argv] }),
    }),
  )
  expect(finding?.class).toBe('E3')
  expect(finding?.cause.includes('the uninstall was run with `--cascade orphan`')).toBe(isUsers)
  expect(finding?.chartFix.what.startsWith('Delete the owner with')).toBe(!isUsers)
})

test('A19 points to the template of the namespace that is gone, not to one with a shorter name', () => {
  const namespace = (name: string) =>
    manifest(`namespaces/${name}`, { source: { file: `templates/${name}.yaml`, line: 1 } })
  const [finding] = explain(
    evidence({
      before: [thing('namespaces/team-extra'), thing('configmaps/team-extra/x')],
      release: release({ objects: [namespace('team'), namespace('team-extra')] }),
    }),
  )
  expect(finding?.attribution.template?.file).toBe('templates/team-extra.yaml')
})

describe('feature 93: situations that look alike and differ in their cause', () => {
  test.for(PAIRS)('$pair', ({ one, is, other, otherIs }) => {
    expect(classesOf(one)).toEqual(is)
    expect(classesOf(other)).toEqual(otherIs)
  })
})
