import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { writeScopedKubeconfig } from '../../../src/cluster/scoped-kubeconfig.ts'

const KUBECONFIG = `
apiVersion: v1
kind: Config
current-context: prod
contexts:
  - { name: prod, context: { cluster: prod, user: admin } }
  - { name: test, context: { cluster: test, user: plugin, namespace: default } }
  - { name: cloud, context: { cluster: test, user: cloud } }
clusters:
  - { name: prod, cluster: { server: 'https://prod', certificate-authority: ca.crt } }
  - { name: test, cluster: { server: 'https://test', certificate-authority: /etc/ca.crt } }
users:
  - { name: admin, user: { client-certificate: certs/me.crt, client-key: certs/me.key } }
  - { name: plugin, user: { exec: { command: ./login, args: [token] } } }
  - { name: cloud, user: { exec: { command: cloud-login } } }
`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scoped-'))
  await writeFile(join(folder, 'config'), KUBECONFIG)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function scoped(context?: string) {
  const output = join(folder, 'out')
  await writeScopedKubeconfig({
    kubeconfig: join(folder, 'config'),
    ...(context && { context }),
    namespace: 'apps',
    output,
  })
  return { file: parse(await readFile(output, 'utf8')), mode: (await stat(output)).mode & 0o777 }
}

describe('a kubeconfig of the run', () => {
  test('feature 17: the chosen context is current, so that commands act on the cluster that is checked', async () => {
    const { file, mode } = await scoped('test')
    expect(file['current-context']).toBe('test')
    expect(file.contexts).toEqual([{ name: 'test', context: { cluster: 'test', user: 'plugin', namespace: 'apps' } }])
    expect(mode).toBe(0o600)
  })

  test('no other cluster and no other credentials are in it', async () => {
    const namesIn = ({ file }: Awaited<ReturnType<typeof scoped>>) =>
      [file.contexts, file.clusters, file.users].map(entries => entries.map(({ name }: { name: string }) => name))
    expect(namesIn(await scoped('test'))).toEqual([['test'], ['test'], ['plugin']])
    expect(namesIn(await scoped())).toEqual([['prod'], ['prod'], ['admin']])
  })

  test("without a choice the file's own context stays", async () => {
    expect((await scoped()).file['current-context']).toBe('prod')
  })

  test('files are found from another folder, programs on PATH stay as they are', async () => {
    const { file: own } = await scoped()
    expect(own.clusters[0].cluster['certificate-authority']).toBe(join(folder, 'ca.crt'))
    expect(own.users[0].user).toEqual({
      'client-certificate': join(folder, 'certs/me.crt'),
      'client-key': join(folder, 'certs/me.key'),
    })
    const { file: other } = await scoped('test')
    expect(other.clusters[0].cluster['certificate-authority']).toBe('/etc/ca.crt')
    expect(other.users[0].user.exec).toEqual({ command: join(folder, 'login'), args: ['token'] })
    const { file: cloud } = await scoped('cloud')
    expect(cloud.users[0].user.exec.command).toBe('cloud-login')
  })

  test.for([
    ['', 'holds no kubeconfig'],
    ['a: [', "can't be read"],
  ] as const)('%j is a usage problem', async ([text, message]) => {
    await writeFile(join(folder, 'config'), text)
    await expect(scoped()).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining(message) })
  })
})
