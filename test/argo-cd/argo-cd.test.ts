/** Seed case 5 (konstructio/kubefirst#2103) with the real Argo CD; fixtures/charts/seed-kubefirst has one that only behaves like it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { run } from '../../src/process.ts'
import type { Report } from '../../src/report/report.ts'
import { argoCd, type Extent } from './argo-cd.ts'
import { KUBERNETES } from './setup.ts'

const here = import.meta.dirname
const cli = join(here, '../../dist/cli.js')
const ground = inject('ground')

const DEPLOYED = [
  'kubectl wait --for=create --timeout=120s deployments/vault --namespace vault',
  'kubectl wait --for=condition=Available --timeout=60s deployments/vault --namespace vault',
  'kubectl wait --for=jsonpath={.status.sync.status}=Synced --timeout=60s applications/registry --namespace argocd',
]

/** The whole check, on a cluster of its own. */
async function check(extent: Extent, ...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'clean-uninstall-argo-cd-'))
  try {
    const prerequisite = join(folder, 'argo-cd.yaml')
    await writeFile(prerequisite, argoCd(await readFile(ground.argoCdManifest ?? '', 'utf8'), extent))
    const { exitCode, stdout, stderr } = await run(
      process.execPath,
      [
        ...[cli, 'check', join(here, 'chart'), '--node-image', ground.nodeImages[KUBERNETES] ?? ''],
        ...['--report-dir', join(folder, 'report'), '--prerequisite', prerequisite, ...options],
      ],
      { timeoutMs: 500_000, env: { ...process.env, ...ground.env } },
    )
    const output = `${stdout}\n${stderr}`
    const text = await readFile(join(folder, 'report/report.json'), 'utf8').catch(() => output)
    return { exitCode, output, report: JSON.parse(text) as Report }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const deploys = ['--prerequisite', join(here, 'git.yaml'), ...DEPLOYED.flatMap(command => ['--exercise', command])]

test('without the cascade finalizer, what Argo CD deployed stays: one finding, with the Application and the two lines to add', async () => {
  const { exitCode, output, report } = await check('running', ...deploys)
  console.log(output)
  expect(report.verdict, output).toBe('leaked')
  expect(exitCode).toBe(1)
})
