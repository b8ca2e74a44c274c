#!/usr/bin/env node
/**
 * Records the reports of the gallery, each on a kind cluster of its own: node scripts/samples/record.ts [NAME...]
 * What depends on this machine (folders, paths of programs) is replaced by what stands in a repository of charts. Then `npm run format`.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkArguments } from '../../fixtures/check-arguments.ts'
import { CHARTS_DIRECTORY, loadFixture } from '../../fixtures/load.ts'
import { run } from '../../src/process.ts'
import { jsonReport } from '../../src/report/json.ts'
import { reportSchema } from '../../src/report/report.ts'
import { type Ground, prepareGround } from '../ground.ts'
import { SAMPLES, type Sample, sampleFile } from './samples.ts'

const KUBERNETES = '1.36.3'
/** creation of the cluster included */
const TIMEOUT_MS = 10 * 60_000
const cli = join(import.meta.dirname, '../../dist/cli.js')

const asked = process.argv.slice(2)
const samples = SAMPLES.filter(({ name }) => asked.length === 0 || asked.includes(name))
const kubernetes = [...new Set(samples.map(sample => sample.kubernetes ?? KUBERNETES))]
const ground = await prepareGround({ kubernetes, testTools: false, log: line => console.log(line) })
for (const sample of samples) await record(sample, ground)

async function record(sample: Sample, { env, nodeImages }: Ground): Promise<void> {
  const version = sample.kubernetes ?? KUBERNETES
  const name = sample.name.replace(/^seed-/, '')
  const names = sample.names ?? { release: name, namespace: `${name}-system` }
  const versions = { kubernetes: version.split('.').slice(0, 2).join('.'), helm: 4 }
  const reportDir = await mkdtemp(join(tmpdir(), 'clean-uninstall-sample-'))
  const argv = [
    ...[cli, 'check', ...checkArguments(loadFixture(sample.name), names, versions)],
    ...['--node-image', nodeImages[version] ?? '', '--report-dir', reportDir],
  ]
  const { stdout, stderr } = await run(process.execPath, argv, {
    timeoutMs: TIMEOUT_MS,
    env: { ...process.env, ...env },
  })
  console.log(stdout, stderr)
  const written = await readFile(join(reportDir, 'report.json'), 'utf8')
  const file = sampleFile(sample)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, jsonReport(reportSchema.parse(JSON.parse(asInARepository(written)))))
  await rm(reportDir, { recursive: true, force: true })
}

function asInARepository(report: string): string {
  return report
    .replaceAll(CHARTS_DIRECTORY, 'charts')
    .replaceAll(/"repositoryPath": "[^"]*\/charts\//g, '"repositoryPath": "charts/')
    .replaceAll(/"\/[^"\s]+\/(helm)[34]?"/g, '"$1"')
    .replaceAll(/\/tmp\/clean-uninstall-\w+\//g, '')
    .replaceAll(/localhost\/[\w./-]*node-[0-9a-f]+:/g, 'kindest/node:')
}
