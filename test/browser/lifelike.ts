/** A report with everything in it: owners, a timeline with all phases, modified fields, a probe, several severities. */
import type { Report } from '../../src/report/report.ts'
import { report, reportFinding, reportObject } from '../builders/report.ts'
import { kubeblocks } from '../builders/sample-reports.ts'

const at = (second: number) => new Date(Date.parse('2026-11-21T12:03:40.000Z') + second * 1_000).toISOString()

const step = (name: Report['steps'][number]['name'], start: number, durationMs: number): Report['steps'][number] => ({
  name,
  status: 'ok',
  startedAt: at(start),
  durationMs,
  detail: `${name} done`,
})

const deployment = reportObject({ group: 'apps', resource: 'deployments', kind: 'Deployment', name: 'web' })
const owner = (uid: string, kind: string, name: string, exists = true) => ({
  apiVersion: 'apps/v1',
  kind,
  name,
  uid,
  exists,
})
const replicaSet = reportObject({
  ...{ group: 'apps', resource: 'replicasets', kind: 'ReplicaSet', name: 'web-5d9c' },
  owners: [owner(deployment.uid, 'Deployment', 'web')],
})
const pod = reportObject({
  ...{ group: '', resource: 'pods', kind: 'Pod', name: 'web-5d9c-x' },
  owners: [owner(replicaSet.uid, 'ReplicaSet', 'web-5d9c')],
})
const orphan = reportObject({
  ...{ group: '', resource: 'configmaps', kind: 'ConfigMap', name: 'orphan' },
  owners: [owner('gone', 'Job', 'setup', false)],
})
const namespace = reportObject({
  ...{
    group: '',
    resource: 'namespaces',
    kind: 'Namespace',
    namespace: undefined,
    name: 'default',
    change: 'modified',
  },
  fields: [{ path: 'metadata.labels.istio-injection', after: 'enabled' }],
})
const again = reportObject({ group: '', resource: 'configmaps', kind: 'ConfigMap', name: 'again', change: 'recreated' })

const event = (second: number, happening: Report['timeline'][number]['event'], object: string, uid = object) => ({
  at: at(second),
  event: happening,
  object,
  uid,
  ...(happening === 'created' && { manager: 'helm' }),
})

export const lifelike: Report = report({
  ...kubeblocks,
  findings: [
    ...kubeblocks.findings,
    reportFinding({ class: 'E3', title: 'Orphaned', objects: [pod, replicaSet, deployment, orphan] }),
    reportFinding({ class: 'F2', title: 'Namespaces came out changed', objects: [namespace] }),
    reportFinding({ class: 'E9', title: 'Made again', objects: [again] }),
  ],
  steps: [
    step('baseline', -1, 900),
    step('install', 0, 6_300),
    step('uninstall', 6.4, 400),
    step('settle', 6.8, 12_000),
    step('probe', 19, 7_400),
  ],
  timeline: [
    event(1, 'created', 'deployments.apps/kb-system/kubeblocks'),
    event(2, 'created', 'storageproviders.dataprotection.kubeblocks.io/provider-1'),
    event(2.2, 'created', 'configmaps/apps-ns/again', 'first'),
    event(3, 'changed', 'namespaces/default'),
    event(6.5, 'deleted', 'deployments.apps/kb-system/kubeblocks'),
    event(6.6, 'deletion-asked', 'storageproviders.dataprotection.kubeblocks.io/provider-1'),
    event(6.7, 'deleted', 'configmaps/apps-ns/again', 'first'),
    event(8, 'created', 'configmaps/apps-ns/again', 'second'),
    event(20, 'deleted', 'configmaps/apps-ns/again', 'second'),
  ],
})
