import { chmod, mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import { containersConf, hardLimits } from '../../../scripts/cluster-from-source/engine.ts'
import { copyFiles, FILES } from '../../../scripts/cluster-from-source/layers.ts'
import { installedPackages } from '../../../scripts/cluster-from-source/packages.ts'
import { adviceFor } from '../../../scripts/cluster-from-source/run-tool.ts'

describe('limits of containers', () => {
  const limits = (
    processes: string,
    files: string,
  ) => `Limit                     Soft Limit           Hard Limit           Units
Max processes             96365                ${processes}                processes
Max open files            1024                 ${files}                files
`

  test.for([
    ['20000', '20000', { nproc: 20_000, nofile: 20_000 }],
    ['96365', '524288', { nproc: 32_768, nofile: 524_288 }],
    ['unlimited', 'unlimited', { nproc: 32_768, nofile: 1_048_576 }],
  ] as const)('are not higher than our own: %s processes, %s files', ([processes, files, expected]) => {
    expect(hardLimits(limits(processes, files))).toEqual(expected)
  })

  test('stand in containers.conf', () => {
    expect(containersConf({ nofile: 1, nproc: 2 })).toContain('default_ulimits = ["nofile=1:1", "nproc=2:2"]')
  })
})

test('a removed package whose configuration is left is not installed', () => {
  expect(installedPackages('podman installed\nrunc config-files\nmmdebstrap not-installed\n')).toEqual(
    new Set(['podman']),
  )
})

test.for([
  ['dial tcp: lookup example.invalid: no such host', /network/i],
  ['write /x: no space left on device', /disk is full/i],
  ['link: signal: killed', /memory/i],
  ['reading x: 403 Forbidden', /patch version/i],
  ['E: Could not get lock /var/lib/dpkg/lock-frontend', /another apt/i],
  ['error setting rlimit type 6: operation not permitted', /rights/i],
  ['syntax error', undefined],
] as const)('advice for %j', ([output, expected]) => {
  const advice = adviceFor(output)
  if (expected === undefined) expect(advice).toBeUndefined()
  else expect(advice).toMatch(expected)
})

test('own files get the permissions a node expects: programs 0755, others 0644', async () => {
  const [from, tree] = [
    await mkdtemp(path.join(tmpdir(), 'from-')),
    path.join(await mkdtemp(path.join(tmpdir(), 'to-')), 'tree'),
  ]
  for (const name of ['usr/local/bin/tool', 'etc/config']) {
    await mkdir(path.join(from, path.dirname(name)), { recursive: true })
    await writeFile(path.join(from, name), '')
    await chmod(path.join(from, name), 0o600)
  }
  await copyFiles(from, tree)
  const mode = async (name: string) => (await stat(path.join(tree, name))).mode & 0o777
  expect(await mode('usr/local/bin/tool')).toBe(0o755)
  expect(await mode('etc/config')).toBe(0o644)
  expect(await mode('usr/local')).toBe(0o755)
  expect(await mode('.')).toBe(0o755)
})

test.for([
  [['-T', '5', '-qO-', 'http://x/'], 'timeout 5 wget -qO- http://x/'],
  [['-qO-', '-T5', 'http://x/'], 'timeout 5 wget -qO- http://x/'],
  [['--timeout=5', 'http://x/?a b'], 'timeout 5 wget http://x/?a b'],
  [['-qO-', 'http://x/'], 'wget -qO- http://x/'],
] as const)('busybox wget keeps a time limit without its own -T: %j', async ([args, expected]) => {
  const script = await readFile(path.join(FILES, 'busybox/bin/wget'), 'utf8')
  const shown = script.replace(/^exec /m, 'echo ').replace('/bin/busybox ', '')
  expect((await execa('sh', ['-s', '--', ...args], { input: shown })).stdout).toBe(expected)
})
