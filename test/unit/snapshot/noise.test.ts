import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/snapshot/compare.ts'
import { NOISE_RULES } from '../../../src/snapshot/noise.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import { controlledBy, object, snapshot } from '../../builders/snapshot.ts'

const by = (manager: string, time = '2026-11-21T10:00:00Z') => [
  { manager, operation: 'Update' as const, time, setsFinalizers: false },
]
const automanaged = { labels: { 'kube-aggregator.kubernetes.io/automanaged': 'true' } }
const allocated = { labels: { 'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io' } }
const service = object('services/apps/db')
const deployment = object('deployments/kube-system/coredns', { uid: 'coredns' })
const replicaSet = object('replicasets/kube-system/coredns-1', { uid: 'coredns-1', owners: controlledBy(deployment) })
const cronJob = object('cronjobs/apps/backup', { uid: 'backup' })
const backup = object('jobs/apps/backup-1', { uid: 'backup-1', owners: controlledBy(cronJob) })
const statefulSet = object('statefulsets/apps/db', { uid: 'db' })
const autoscaler = object('horizontalpodautoscalers/kube-system/coredns')
const scalable = { ...deployment, generation: 1 }
const scaledBy = (manager: string) => [
  { manager, operation: 'Update' as const, subresource: 'scale', setsFinalizers: false },
]
const chartsDeployment = object('deployments/apps/chart', { uid: 'chart' })

interface Case {
  rule: string
  what: string
  before?: SnapshotObject[]
  after: SnapshotObject[]
  /** how many other changes there are besides the noise */
  left?: number
}

const noise: Case[] = [
  { rule: 'N1', what: 'an event', after: [object('events/apps/e')] },
  { rule: 'N2', what: 'kube-root-ca.crt', after: [object('configmaps/apps/kube-root-ca.crt')] },
  { rule: 'N2', what: 'a kube-root-ca.crt that went', before: [object('configmaps/apps/kube-root-ca.crt')], after: [] },
  {
    rule: 'N3',
    what: 'a default ServiceAccount that went',
    before: [object('serviceaccounts/apps/default')],
    after: [],
  },
  { rule: 'N3', what: 'the default ServiceAccount', after: [object('serviceaccounts/apps/default')] },
  {
    rule: 'N4',
    what: 'Endpoints of a baseline Service',
    before: [service],
    after: [service, object('endpoints/apps/db')],
  },
  {
    rule: 'N4',
    what: 'an EndpointSlice of a baseline Service',
    before: [service],
    after: [service, object('endpointslices/apps/db-x', { labels: { 'kubernetes.io/service-name': 'db' } })],
  },
  { rule: 'N5', what: 'a node lease', after: [object('leases/kube-node-lease/n')] },
  {
    rule: 'N5',
    what: 'a control plane lease',
    after: [object('leases/kube-system/apiserver-x', { writers: by('kube-apiserver') })],
  },
  {
    rule: 'N5',
    what: 'a renewed lease',
    before: [object('leases/apps/leader', { uid: 'l', writers: by('x') })],
    after: [object('leases/apps/leader', { uid: 'l', resourceVersion: '2', writers: by('x', '2026-11-21T10:09:00Z') })],
  },
  {
    rule: 'N6',
    what: 'a ControllerRevision',
    after: [chartsDeployment, object('controllerrevisions/apps/r', { owners: controlledBy(chartsDeployment) })],
    left: 1,
  },
  {
    rule: 'N7',
    what: 'a CertificateSigningRequest',
    after: [object('certificatesigningrequests/csr-x', { writers: by('kubelet') })],
  },
  {
    rule: 'N10',
    what: 'a helper pod of the default storage',
    after: [object('pods/local-path-storage/helper-pod-create-pvc-1')],
  },
  {
    rule: 'N13',
    what: "the API server's token bookkeeping",
    after: [object('configmaps/kube-system/kube-apiserver-legacy-service-account-token-tracking')],
  },
  {
    rule: 'N13',
    what: 'a flow-control default',
    before: [object('flowschemas/probes', { uid: 'f', generation: 1 })],
    after: [
      object('flowschemas/probes', {
        uid: 'f',
        generation: 2,
        annotations: { 'apf.kubernetes.io/autoupdate-spec': 'true' },
      }),
    ],
  },
  { rule: 'N15', what: 'an automanaged APIService', after: [object('apiservices/v1.db.example.com', automanaged)] },
  { rule: 'N16', what: "a Service's IPAddress", after: [object('ipaddresses/10.96.0.9', allocated)] },
  {
    rule: 'N17',
    what: 'a replaced pod of a baseline Deployment',
    before: [deployment, replicaSet, object('pods/kube-system/coredns-1-a', { owners: controlledBy(replicaSet) })],
    after: [deployment, replicaSet, object('pods/kube-system/coredns-1-b', { owners: controlledBy(replicaSet) })],
  },
  {
    rule: 'N17',
    what: 'Job and pod of a baseline CronJob that came due',
    before: [cronJob],
    after: [cronJob, backup, object('pods/apps/backup-1-a', { owners: controlledBy(backup) })],
  },
  {
    rule: 'N18',
    what: 'a Deployment that an autoscaler of the baseline scaled',
    before: [autoscaler, scalable],
    after: [autoscaler, { ...scalable, generation: 2, writers: scaledBy('kube-controller-manager') }],
  },
  {
    rule: 'N18',
    what: 'the ReplicaSet of such a Deployment',
    before: [autoscaler, scalable, { ...replicaSet, generation: 1 }],
    after: [
      autoscaler,
      { ...scalable, generation: 2, writers: scaledBy('kube-controller-manager') },
      { ...replicaSet, generation: 2, writers: by('kube-controller-manager') },
    ],
  },
]

const notNoise: Case[] = [
  {
    rule: 'N18',
    what: 'a Deployment that somebody scaled',
    before: [autoscaler, scalable],
    after: [autoscaler, { ...scalable, generation: 2, writers: scaledBy('kubectl') }],
  },
  {
    rule: 'N18',
    what: 'a Deployment that was scaled where no autoscaler was before',
    before: [scalable],
    after: [{ ...scalable, generation: 2, writers: scaledBy('kube-controller-manager') }],
  },

  { rule: 'N2', what: 'another ConfigMap', after: [object('configmaps/apps/root-ca')] },
  {
    rule: 'N3',
    what: 'a default ServiceAccount that somebody labelled',
    before: [object('serviceaccounts/apps/default', { uid: 'sa' })],
    after: [object('serviceaccounts/apps/default', { uid: 'sa', labels: { team: 'a' } })],
  },
  { rule: 'N3', what: "the chart's ServiceAccount", after: [object('serviceaccounts/apps/operator')] },
  { rule: 'N4', what: "Endpoints of the chart's own Service", after: [object('endpoints/apps/db')] },
  {
    rule: 'N5',
    what: "the chart's Lease in its namespace (E7)",
    after: [object('leases/apps/leader', { writers: by('operator') })],
  },
  {
    rule: 'N5',
    what: "the chart's Lease in kube-system (E7)",
    after: [object('leases/kube-system/leader', { writers: by('operator') })],
  },
  {
    rule: 'N6',
    what: 'an orphaned ControllerRevision',
    after: [object('controllerrevisions/apps/r', { owners: controlledBy(chartsDeployment) })],
  },
  {
    rule: 'N7',
    what: "the chart's own CertificateSigningRequest",
    after: [object('certificatesigningrequests/c', { writers: by('operator') })],
  },
  {
    rule: 'N16',
    what: 'an IPAddress that the chart reserved',
    after: [object('ipaddresses/10.96.0.9', { writers: by('operator') })],
  },
  { rule: 'N10', what: 'another pod in local-path-storage', after: [object('pods/local-path-storage/miner')] },
  { rule: 'N13', what: "the chart's own FlowSchema (D7)", after: [object('flowschemas/chart')] },
  { rule: 'N15', what: 'an APIService of the chart (D4)', after: [object('apiservices/v1.metrics.example.com')] },
  {
    rule: 'N17',
    what: 'an orphaned pod of a Deployment that went',
    after: [object('pods/apps/chart-1', { owners: controlledBy(chartsDeployment) })],
  },
  {
    rule: 'N17',
    what: 'a pod of a Deployment that was left',
    after: [chartsDeployment, object('pods/apps/chart-1', { owners: controlledBy(chartsDeployment) })],
  },
  {
    rule: 'N17',
    what: 'a budget that an operator made for a baseline Deployment',
    before: [deployment],
    after: [deployment, object('poddisruptionbudgets/kube-system/coredns', { owners: controlledBy(deployment) })],
  },
  {
    rule: 'N17',
    what: 'a volume claim that a baseline StatefulSet controls',
    before: [statefulSet],
    after: [statefulSet, object('persistentvolumeclaims/apps/data-db-1', { owners: controlledBy(statefulSet) })],
  },
]

describe('feature 78: noise', () => {
  test.for(noise)('$rule takes out $what', ({ rule, before, after, left = 0 }) => {
    const comparison = compare(snapshot(before), snapshot(after))
    expect(comparison.changes).toHaveLength(left)
    expect(comparison.ignored.map(entry => entry.rule)).toEqual(comparison.ignored.map(() => rule))
    expect(comparison.ignored.length).toBeGreaterThan(0)
  })

  test.for(notNoise)('$rule leaves $what', ({ before, after }) => {
    expect(compare(snapshot(before), snapshot(after)).changes.length).toBeGreaterThan(0)
  })

  test('the report counts what each rule took out, with its reason', () => {
    const after = snapshot([object('events/a/1'), object('events/a/2'), object('serviceaccounts/a/default')])
    expect(compare(snapshot(), after).ignored).toEqual([
      { rule: 'N1', why: 'Events are written by everything and expire after an hour', count: 2 },
      { rule: 'N3', why: 'the control plane puts ServiceAccount default into every namespace', count: 1 },
    ])
  })

  test('owners that name each other in a circle end the search', () => {
    const [one, other] = ['one', 'other'].map(uid => object(`replicasets/apps/${uid}`, { uid }))
    if (!one || !other) throw new Error('no objects')
    const circle = [
      { ...one, owners: controlledBy(other) },
      { ...other, owners: controlledBy(one) },
    ]
    expect(compare(snapshot(), snapshot(circle)).changes).toHaveLength(2)
  })

  test('every rule has a case above and a reason', () => {
    expect(new Set(noise.map(entry => entry.rule))).toEqual(new Set(NOISE_RULES.map(rule => rule.id)))
    expect(NOISE_RULES.every(rule => rule.why.length > 20)).toBe(true)
  })
})
