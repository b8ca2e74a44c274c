import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentProgress } from '../../../src/report/progress.ts'
import { compare } from '../../../src/snapshot/compare.ts'
import type { Settled } from '../../../src/snapshot/settle.ts'
import { readSnapshot } from '../../../src/snapshot/snapshot-file.ts'
import { buildReport } from '../../../src/steps/build-report.ts'
import { leaveDiagnostics } from '../../../src/steps/diagnostics.ts'
import { type RunFacts, RunRecord } from '../../../src/steps/run-record.ts'
import type { Verdict } from '../../../src/verdict.ts'
import { install, thing, uninstall } from '../../builders/evidence.ts'
import { snapshot } from '../../builders/snapshot.ts'

let reportDir: string
let folder: string
beforeEach(async () => {
  reportDir = await mkdtemp(join(tmpdir(), 'diagnostics-'))
  folder = join(reportDir, 'diagnostics')
})
afterEach(() => rm(reportDir, { recursive: true, force: true }))

/** Leaves what a run with these facts leaves; gives its report, and what lies in the folder. */
async function left(facts: Partial<RunFacts>, verdict: Verdict = 'inconclusive') {
  const record = new RunRecord(silentProgress)
  Object.assign(record.facts, facts)
  await leaveDiagnostics(record, verdict, { chart: 'charts/app', reportDir })
  const report = buildReport(
    record,
    { verdict, reason: 'why' },
    { source: 'charts/app', command: [], failOn: 'leaked' },
  )
  return {
    report,
    names: await readdir(folder).then(
      names => names.toSorted(),
      () => undefined,
    ),
  }
}

const settings = thing('configmaps/apps/settings')
const before = snapshot()
const after = snapshot([settings])

test('feature 96: the snapshots are there in the format of clean-uninstall snapshot', async () => {
  const comparison = compare(before, after)
  const settled: Settled = { after, comparison, reason: 'quiet', durationMs: 1, looks: 1, moving: [], stuck: [] }
  const { report, names } = await left({ baseline: before, installed: after, settled }, 'leaked')
  expect(names).toEqual(['README.txt', 'after.json', 'baseline.json', 'installed.json', 'leftovers.yaml'])
  expect(report).toMatchObject({ diagnostics: 'diagnostics', warnings: [] })
  const [first, second] = await Promise.all(
    ['baseline.json', 'after.json'].map(name => readSnapshot(join(folder, name))),
  )
  expect(first && second && compare(first, second).changes).toMatchObject([{ kind: 'left', id: settings.id }])
})

test('feature 96: a run that broke off leaves what is known by then', async () => {
  const podLogs = [{ namespace: 'apps', pod: 'web', container: 'main', text: 'cannot connect' }]
  const { names } = await left({ baseline: before, install: install(), podLogs })
  expect(names).toEqual(['README.txt', 'baseline.json', 'helm-install.txt', 'logs'])
  expect(await readFile(join(folder, 'logs/apps/web/main.log'), 'utf8')).toBe('cannot connect\n')
  expect(await readFile(join(folder, 'README.txt'), 'utf8')).toMatch(
    /^Diagnostics of clean-uninstall: charts\/app, inconclusive\n/,
  )
})

test.for([
  ['a clean run', 'clean', { baseline: before, install: install(), uninstall: uninstall() }],
  ['a run that has seen nothing', 'inconclusive', {}],
] as const)('feature 96: %s leaves nothing, and takes away what an earlier one left', async ([, verdict, facts]) => {
  await left({ baseline: before })
  const { report, names } = await left(facts, verdict)
  expect(names).toBeUndefined()
  expect(report.diagnostics).toBeUndefined()
  expect(report.warnings).toEqual([])
})

test('feature 96: what can not be written is a warning; the verdict stands', async () => {
  await mkdir(folder)
  await writeFile(join(folder, 'mine.txt'), 'mine')
  const { report, names } = await left({ baseline: before }, 'leaked')
  expect(names).toEqual(['mine.txt'])
  expect(report).toMatchObject({ verdict: 'leaked', warnings: [expect.stringContaining('could not be written to')] })
  expect(report.diagnostics).toBeUndefined()
})

describe("feature 96: the logs of the cluster's nodes", () => {
  const waiting = async (text = 'log') => {
    await mkdir(join(reportDir, 'cluster-logs'))
    await writeFile(join(reportDir, 'cluster-logs/kind-version.txt'), text)
  }

  test('lie in the folder, though nothing else was seen', async () => {
    await waiting()
    const { names, report } = await left({ clusterLogs: true })
    expect(names).toEqual(['README.txt', 'cluster-logs'])
    expect(await readFile(join(folder, 'README.txt'), 'utf8')).toMatch(/^cluster-logs +logs of the throw-away cluster/m)
    expect(report.diagnostics).toBe('diagnostics')
    expect(await readdir(reportDir)).toEqual(['diagnostics'])
  })

  test('are of this run only: those of an earlier one are gone, wherever they lay', async () => {
    await waiting('old')
    await left({ clusterLogs: true })
    await waiting('of a run that was killed')
    expect((await left({ baseline: before })).names).toEqual(['README.txt', 'baseline.json'])
    expect(await readdir(reportDir)).toEqual(['diagnostics'])
  })

  test("somebody's own folder of that name stays", async () => {
    await mkdir(join(reportDir, 'cluster-logs'))
    await writeFile(join(reportDir, 'cluster-logs/mine.txt'), '')
    await left({}, 'clean')
    expect(await readdir(join(reportDir, 'cluster-logs'))).toEqual(['mine.txt'])
  })
})
