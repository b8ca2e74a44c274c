#!/usr/bin/env node
/**
 * What a check costs over doing it by hand: `node bench/over-bare.ts [ROUNDS]`. In turns, A B A B …, so that both see the
 * same machine: A is `clean-uninstall check`, B is kind create, helm install --wait, helm uninstall, kind delete.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareGround } from '../scripts/ground.ts'
import { detectEngine } from '../src/cluster/engine.ts'
import { kindConfig } from '../src/cluster/kind-config.ts'
import { findTools } from '../src/cluster/tools/find-tools.ts'
import { median } from './median.ts'

const KUBERNETES = '1.36.3'
const root = join(import.meta.dirname, '..')
const chart = join(root, 'fixtures/charts/hello')
const rounds = Number(process.argv[2] ?? 5)

const ground = await prepareGround({ kubernetes: [KUBERNETES], testTools: false, log: console.log })
const image = ground.nodeImages[KUBERNETES] ?? ''
const env = { ...process.env, ...ground.env }
const work = mkdtempSync(join(tmpdir(), 'clean-uninstall-bench-'))
const engine = await detectEngine(env)
// On PATH, in the cache, or fetched: the same two programs for both.
const { helm, kind } = await findTools({
  ...{ needKind: true, env, platform: process.platform, arch: process.arch, log: console.log },
  cacheDir: env.CLEAN_UNINSTALL_CACHE ?? join(homedir(), '.cache/clean-uninstall'),
})
if (kind === undefined) throw new Error('no kind was found')
const config = join(work, 'kind.yaml')
const needed = kindConfig({ cgroupVersion: engine.cgroupVersion, kubernetesVersion: KUBERNETES })
writeFileSync(config, needed ?? 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n')

function seconds(commands: string[][]): number {
  const startedAt = performance.now()
  for (const [program = '', ...args] of commands) {
    const { status, stderr } = spawnSync(program, args, {
      env: { ...env, ...engine.env, KUBECONFIG: join(work, 'kubeconfig') },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit code ${status}\n${stderr}`)
  }
  return (performance.now() - startedAt) / 1000
}

const check = [
  [
    process.execPath,
    join(root, 'dist/cli.js'),
    'check',
    chart,
    '--node-image',
    image,
    '--report-dir',
    join(work, 'report'),
  ],
]
// A bench that was broken off may have left a cluster of the same kind.
const name = `bare-${process.pid}`
const bare = [
  [kind.path, 'create', 'cluster', '--name', name, '--image', image, '--config', config, '--wait', '120s'],
  [helm.path, 'install', 'hello', chart, '--namespace', 'hello', '--create-namespace', '--wait'],
  [helm.path, 'uninstall', 'hello', '--namespace', 'hello'],
  [kind.path, 'delete', 'cluster', '--name', name],
]

const pairs = Array.from({ length: rounds }, (_, round) => {
  const pair = { check: seconds(check), bare: seconds(bare) }
  console.log(`round ${round + 1}: check ${pair.check.toFixed(1)} s, bare ${pair.bare.toFixed(1)} s`)
  return pair
})
rmSync(work, { recursive: true, force: true })

console.log(
  `median: check ${median(pairs.map(pair => pair.check)).toFixed(1)} s, bare ${median(pairs.map(pair => pair.bare)).toFixed(1)} s`,
)
console.log(
  `check over bare: ${median(pairs.map(pair => pair.check - pair.bare)).toFixed(1)} s, ratio ${median(pairs.map(pair => pair.check / pair.bare)).toFixed(2)}`,
)
