/** What a chart needs first: manifests against a fake API server, charts through a scripted helm. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import type { Api } from '../../../src/kube/api.ts'
import { connect } from '../../../src/kube/connection.ts'
import { findPrerequisites, installPrerequisite, openPrerequisites } from '../../../src/scenario/prerequisites.ts'
import { type FakeApiServer, fakeApiServer } from '../../fake-api-server/server.ts'
import { type Part, type ScriptedHelm, scriptedHelm } from './scripted-helm.ts'

const signal = new AbortController().signal
const absent: Part = { exitCode: 1, stderr: 'Error: release: not found\n' }
let folder: string
let server: FakeApiServer
let api: Api
const helms: ScriptedHelm[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prerequisites-'))
  server = await fakeApiServer()
  api = await connect({ kubeconfig: server.kubeconfig })
})
afterEach(async () => {
  await api.close()
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
  for (const helm of helms.splice(0)) helm[Symbol.dispose]()
})

async function install(
  name: string,
  text: string | undefined,
  parts: Record<string, Part> = {},
  timeoutMs = 5_000,
  lines: string[] = [],
) {
  const source = join(folder, name)
  if (text !== undefined) await writeFile(source, text)
  const fake = scriptedHelm(parts)
  helms.push(fake)
  const log = (line: string) => void lines.push(line)
  const found = await findPrerequisites([source], { workDir: folder, signal })
  const [opened] = await openPrerequisites(found, { helm: fake.helm.path, signal, log })
  if (opened === undefined) throw new Error('nothing was opened')
  await installPrerequisite(opened, { api, helm: fake.helm, clock: systemClock, signal, timeoutMs, log })
  return fake
}

async function chart(parts: Record<string, Part>, lines: string[] = []) {
  await mkdir(join(folder, 'cert.manager'))
  await writeFile(join(folder, 'cert.manager/Chart.yaml'), 'apiVersion: v2\nname: cert.manager\nversion: 1.0.0\n')
  return install('cert.manager', undefined, parts, 5_000, lines)
}

const DEPLOYMENT =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: controller, namespace: infra}\nspec: {replicas: 1}\n'

test('feature 11: manifests are applied, those without a namespace to default', async () => {
  await install('first.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n')
  expect(server.state.store.get('configmaps', 'settings', 'default')).toBeDefined()
})

test('a Deployment is waited for', async () => {
  const ready = () =>
    server.put('deployments.apps', {
      metadata: { name: 'controller', namespace: 'infra' },
      status: { availableReplicas: 1 },
    })
  const timer = setTimeout(ready, 700)
  const startedAt = Date.now()
  await install('controller.yaml', DEPLOYMENT)
  clearTimeout(timer)
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(600)
})

test('a Deployment that does not become ready is named', async () => {
  await expect(install('controller.yaml', DEPLOYMENT, {}, 500)).rejects.toThrow(
    /controller.yaml is not ready: Deployment\/controller \(infra\)/,
  )
})

test('feature 11: a chart gets a namespace of its own name, and Helm waits until it is ready', async () => {
  const fake = await chart({ history: absent })
  expect(fake.calls().at(-1)).toMatch(
    /^install cert.manager \S+cert.manager --namespace cert-manager .*--create-namespace --wait/,
  )
})

const installs = (fake: ScriptedHelm) => fake.calls().filter(call => call.startsWith('install'))
const record = (status: string) => ({ stdout: `[{"revision":1,"status":"${status}","description":""}]` })

test('a release that is deployed already stays as it is, and that is said', async () => {
  const lines: string[] = []
  expect(installs(await chart({ history: record('deployed') }, lines))).toEqual([])
  expect(lines).toContainEqual(expect.stringContaining('release cert-manager is there already'))
})

test.for(['failed', 'pending-install', 'uninstalled', 'uninstalling', 'superseded'])(
  'a release that is %s is no prerequisite: the state is named',
  async status => {
    await expect(chart({ history: record(status) })).rejects.toThrow(
      `release cert-manager in namespace cert-manager is ${status}`,
    )
    expect(helms.flatMap(installs)).toEqual([])
  },
)

test('a release that helm cannot tell of ends the run, in its words', async () => {
  await expect(chart({ history: { exitCode: 1, stderr: 'Error: secrets is forbidden' } })).rejects.toThrow(
    /cannot tell whether the prerequisite \S+cert.manager is installed: Error: secrets is forbidden/,
  )
})

test('a chart that cannot be installed ends the run, in the words of Helm', async () => {
  const failed = { exitCode: 1, stderr: 'Error: INSTALLATION FAILED: no room\n' }
  await expect(chart({ history: absent, install: failed })).rejects.toThrow(
    /cert.manager could not be installed: Error: INSTALLATION FAILED: no room/,
  )
})

test('what is neither chart nor manifest is a wrong usage, before anything is created', async () => {
  await mkdir(join(folder, 'empty'))
  await expect(install('empty', undefined)).rejects.toMatchObject({ kind: 'usage' })
})
