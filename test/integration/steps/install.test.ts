/** What a report is told of an install that failed. */
import { expect, test } from 'vitest'
import type { Api } from '../../../src/kube/api.ts'
import type { ResourceType } from '../../../src/kube/object.ts'
import type { ChartToInstall } from '../../../src/steps/chart.ts'
import type { Connection } from '../../../src/steps/connect.ts'
import { installStep } from '../../../src/steps/install.ts'
import { life } from '../../builders/life.ts'
import { scriptedHelm } from '../scenario/scripted-helm.ts'

const TIMEOUT = 'Error: INSTALLATION FAILED: context deadline exceeded\n'
const metadata = { name: 'web.1', uid: 'e', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' }
const refused = {
  metadata,
  ...{ involvedObject: { kind: 'ReplicaSet', name: 'web', uid: 'set' }, reason: 'FailedCreate' },
  message: 'serviceaccount "missing-sa" not found',
}

test('feature 26: the one thing that the cluster shows is a warning too: a verdict "leaked" does not tell why the install failed', async () => {
  const absent = { exitCode: 1, stderr: 'Error: release: not found\n' }
  using helm = scriptedHelm({
    install: { exitCode: 1, stderr: TIMEOUT },
    'get-manifest': absent,
    'get-hooks': absent,
  })
  const list = async ({ resource }: ResourceType) => ({ items: resource === 'events' ? [refused] : [] })
  const connection = { api: { list } as unknown as Api, helm: helm.helm } as Connection
  const chart = { name: 'web', version: '1.0.0', directory: helm.directory, crds: [] }
  const one = life()
  const name = { releaseName: 'web', namespace: 'apps', chart } as unknown as ChartToInstall
  const { failure } = await installStep(one, connection, name)
  const line = `ReplicaSet/web: FailedCreate: ${refused.message}`
  expect(one.record.warnings).toEqual([line])
  expect(failure).toBe(`INSTALLATION FAILED: context deadline exceeded; ${line}`)
})
