/** What a run takes away again at its end, on a cluster that is not its own. */
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Release } from '../../../src/chart/chart.ts'
import { connect } from '../../../src/kube/connection.ts'
import type { ChartToInstall } from '../../../src/steps/chart.ts'
import type { Connection } from '../../../src/steps/connect.ts'
import { leaveNothing } from '../../../src/steps/leave-nothing.ts'
import { uninstallStep } from '../../../src/steps/uninstall.ts'
import { install, release } from '../../builders/evidence.ts'
import { life } from '../../builders/life.ts'
import { snapshot } from '../../builders/snapshot.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { type Part, type ScriptedHelm, scriptedHelm } from '../scenario/scripted-helm.ts'

const NAME = { releaseName: 'app', namespace: 'apps' } as ChartToInstall
let server: FakeApiServer
let helm: ScriptedHelm
let connection: Connection

beforeEach(async () => {
  server = await fakeApiServer()
})
afterEach(async () => {
  await connection[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
  helm[Symbol.dispose]()
})

/** A run whose install was started, and that came to the uninstall or broke off before. */
async function run(uninstall: Part, comesTo: 'uninstall' | 'broke off', found?: Release) {
  helm = scriptedHelm({ uninstall, history: { exitCode: 1, stderr: 'Error: release: not found\n' } })
  const api = await connect({ kubeconfig: server.kubeconfig })
  connection = { api, helm: helm.helm, existing: true, [Symbol.asyncDispose]: () => api.close() }
  const one = life()
  one.record.facts.installStarted = true
  const installed = { install: install(), before: snapshot(), onHook: () => {}, ...(found && { release: found }) }
  if (comesTo === 'uninstall') await uninstallStep(one, connection, NAME, installed)
  await leaveNothing(one, connection, NAME)
  const calls = existsSync(`${helm.helm.path}.calls`) ? helm.calls() : []
  return { warnings: one.record.warnings, uninstalls: calls.filter(call => call.startsWith('uninstall')).length }
}

const absent = { exitCode: 1, stderr: 'Error: uninstall: Release not loaded: app: release: not found\n' }

test('a run that broke off takes its release away, and says so', async () => {
  expect(await run({}, 'broke off')).toEqual({
    warnings: ['the run broke off: release app was uninstalled again; nobody looked what it has left on the cluster'],
    uninstalls: 1,
  })
})

test('one that can not be taken away is told with the command', async () => {
  const { warnings } = await run({ exitCode: 1, stderr: 'Error: forbidden' }, 'broke off')
  expect(warnings).toEqual([expect.stringMatching(/^the run broke off and release app could not be .*uninstall app/)])
})

test('a run that broke off before Helm had a release has nothing to tell', async () => {
  expect(await run(absent, 'broke off')).toEqual({ warnings: [], uninstalls: 1 })
})

test('an install that left no release: nothing is uninstalled, and no run broke off', async () => {
  expect(await run({}, 'uninstall')).toEqual({ warnings: [], uninstalls: 0 })
})

test('what was uninstalled once is not uninstalled again', async () => {
  expect(await run({}, 'uninstall', release())).toEqual({ warnings: [], uninstalls: 1 })
  expect(await run({ exitCode: 1, stderr: 'Error: hook failed' }, 'uninstall', release())).toMatchObject({
    uninstalls: 1,
  })
})
