/** One scene for each failure class: the smallest evidence that has it. Tests take parts of it away. */
import type { SnapshotObject } from '../../src/snapshot/snapshot.ts'
import {
  hook,
  LATER,
  manifest,
  ofRelease,
  operator,
  release,
  type Scene,
  thing,
  uninstall,
  writer,
} from './evidence.ts'
import { controlledBy } from './snapshot.ts'

export const CRD = 'customresourcedefinitions/databases.db.example.com'
export const FINALIZER = 'db.example.com/cleanup'
export const crdFile = { name: 'databases.db.example.com', source: { file: 'crds/databases.yaml', line: 2 } }

export const byOperator = [writer('my-operator')]
export const setByOperator = [writer('kubectl-create'), writer('my-operator', { setsFinalizers: true, time: LATER })]

/** A clean-up hook whose list of CRDs to delete was rendered empty. */
export const deletesCrds = hook('jobs/apps/cleanup', {
  events: ['post-delete'],
  body: { spec: { template: { spec: { containers: [{ args: ['kubectl delete crd $1', ''] }] } } } },
})

export function hooked(place: string, events: string, policy?: string): SnapshotObject {
  const annotations = { 'helm.sh/hook': events, ...(policy && { 'helm.sh/hook-delete-policy': policy }) }
  return thing(place, { annotations, writers: [writer('helm')] })
}

export function failed(reason = 'BackoffLimitExceeded') {
  const message = 'Job has reached the specified backoff limit'
  return { status: { conditions: [{ type: 'Failed', status: 'True', reason, message }] } }
}

/** What an uninstall says that gave up in its pre-delete hook. */
export const abortedRun = uninstall({
  exitCode: 1,
  stderr: 'Error: job cleanup failed: BackoffLimitExceeded',
  releaseStatus: 'uninstalling',
  releaseDescription: 'Deletion in progress (or silently failed)',
})

export function conditions(...list: [type: string, reason: string, message: string][]) {
  return { status: { conditions: list.map(([type, reason, message]) => ({ type, status: 'True', reason, message })) } }
}

export function aborted(over: Scene = {}): Scene {
  const objects = [thing('configmaps/apps/settings', ofRelease()), thing('deployments/apps/my-operator', ofRelease())]
  const job = hooked('jobs/apps/cleanup', 'pre-delete')
  const pod = thing('pods/apps/cleanup-x7f2k', { uid: 'pod', owners: controlledBy(job) })
  return {
    after: [
      ...objects,
      job,
      pod,
      thing('secrets/apps/sh.helm.release.v1.app.v1', { labels: { status: 'uninstalling' } }),
    ],
    release: release({
      objects: [manifest('configmaps/apps/settings'), operator()],
      hooks: [hook('jobs/apps/cleanup')],
    }),
    uninstall: abortedRun,
    full: [
      [job, failed()],
      [pod, { status: { phase: 'Failed' } }],
    ],
    ...over,
  }
}

export const webhook = { writers: byOperator, content: { webhooks: [callingWebhook('Fail')] } }

export function callingWebhook(failurePolicy: string) {
  return {
    name: 'check.example.com',
    failurePolicy,
    clientConfig: { service: { namespace: 'apps', name: 'webhook' } },
    rules: [{ operations: ['CREATE'], resources: ['pods'] }],
  }
}
