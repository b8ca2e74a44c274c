/**
 * Every fixture, through the bundled command line, on a real cluster: the findings are those of its expected.json, and
 * its clean-up commands bring the cluster back to its baseline. MATRIX=all runs every fixture with each combination;
 * otherwise Helm 4 on the newest Kubernetes runs them all, and the others those whose outcome depends on the version.
 * RECORD_SEEN=1 writes down what held (fixtures/seen.ts), RECORD_REPORTS=DIR keeps each report.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkArguments, type Names, prerequisitesOf } from '../../fixtures/check-arguments.ts'
import type { ExpectedFinding } from '../../fixtures/expected.schema.ts'
import {
  expectedOutcome,
  type Fixture,
  fillIn,
  loadFixtures,
  matchesName,
  runsOn,
  type Versions,
} from '../../fixtures/load.ts'
import { recordSeen } from '../../fixtures/seen.ts'
import { run } from '../../src/process.ts'
import type { Report } from '../../src/report/report.ts'
import { ClusterPool } from './cluster-pool.ts'
import { findingsOf, probeOf, sorted, unsaid } from './report-in-words.ts'
import { KUBERNETES } from './setup.ts'
import { groundEnv, type SharedCluster } from './shared-cluster.ts'

const cli = join(import.meta.dirname, '../../dist/cli.js')
const fixtures = loadFixtures()

const MAIN: Versions = { kubernetes: '1.36', helm: 4 }
const COMBINATIONS: Versions[] = [
  MAIN,
  { kubernetes: '1.36', helm: 3 },
  { kubernetes: '1.30', helm: 4 },
  { kubernetes: '1.30', helm: 3 },
]
const EXACT: Record<string, string> = { '1.36': KUBERNETES.new, '1.30': KUBERNETES.old }

/** Run with every combination: what Helm 3 and 4, old and new Kubernetes do differently shows in these. */
const EVERYWHERE = new Set([
  'hello',
  'leaky-operator',
  'leaky-operator-clean',
  'a11-pre-delete-hook-fails',
  'b2-crd-waits-for-resource',
])

function dependsOnVersion({ name, expected }: Fixture): boolean {
  return EVERYWHERE.has(name) || expected.only !== undefined || expected.differs.length > 0
}

interface Run {
  helm: number
  name: string
  versions: Versions
  fixture: Fixture
}

for (const [kubernetes, combinations] of Map.groupBy(COMBINATIONS, combination => combination.kubernetes)) {
  describe(`Kubernetes ${kubernetes}`, () => {
    // The clusters don't care which Helm comes next: nothing of Helm's is in them.
    const clusters = new ClusterPool(EXACT[kubernetes] ?? '')
    afterAll(() => clusters[Symbol.asyncDispose]())

    test.concurrent.for(longestFirst(combinations.flatMap(runsWith)))('Helm $helm: $name', async run => {
      const { name, versions, fixture } = run
      const record = (holds: boolean) => process.env.RECORD_SEEN && recordSeen(name, versions, holds)
      try {
        await clusters.use(cluster => leavesWhatIsExpected(fixture, versions, cluster))
        record(true)
      } catch (error) {
        record(false)
        throw error
      }
    })
  })
}

function runsWith(versions: Versions): Run[] {
  const isAll = versions === MAIN || process.env.MATRIX === 'all'
  return fixtures
    .filter(fixture => runsOn(fixture, versions) && (isAll || dependsOnVersion(fixture)))
    .map(fixture => ({ helm: versions.helm, name: fixture.name, versions, fixture }))
}

/** At the end one of the long ones would run alone. */
function longestFirst(runs: readonly Run[]): Run[] {
  const { long = [], short = [] } = Object.groupBy(runs, ({ name }) => (name.startsWith('seed-') ? 'long' : 'short'))
  return [...long, ...short]
}

async function leavesWhatIsExpected(fixture: Fixture, versions: Versions, cluster: SharedCluster): Promise<void> {
  await using folder = await temporaryFolder()
  const names = { release: 'demo', namespace: fixture.name }
  await cluster.prepare(await baselineOf(fixture, names))
  const kubeconfig = await cluster.kubeconfig()
  const { exitCode, report, output } = await checkFixture(fixture, names, versions, kubeconfig, folder.path)
  await keepReport(folder.path, `${fixture.name}.${versions.kubernetes}.helm${versions.helm}.json`)
  const expected = expectedOutcome(fixture, versions, names)

  const patterns = expected.findings.flatMap(finding => finding.objects)
  expect(findingsOf(report, patterns), output).toEqual(sorted(expected.findings.map(withoutWords)))
  expect(unsaid(report, expected.findings), output).toEqual([])
  expect(report.verdict, output).toBe(expected.verdict)
  expect(exitCode).toBe({ clean: 0, leaked: 1, inconclusive: 3 }[expected.verdict])
  expect(report.kept.every(name => expected.kept.some(pattern => matchesName(pattern, name)))).toBe(true)
  expect(report.kept.length).toBe(expected.kept.length)

  expect(probeOf(report, expected.probe), output).toEqual(expected.probe)

  // After a probe as well: what it deleted is in deletion now, and the commands must still do.
  const remedies = report.findings.map(finding => finding.remedy.commands.map(command => command.argv))
  const commands = [
    ...remedies.flat(),
    ...prerequisitesOf(fixture).map(file => ['kubectl', 'delete', '--wait=false', '--filename', file]),
  ]
  // What was lost or replaced no command brings back; that is made good with the fixture's own baseline.
  const restores = remedies.every(argvs => argvs.length > 0)
  const left = await cluster.cleanUp(commands, names.namespace, { restores })
  expect(left, 'left after the clean-up commands of the report').toEqual([])
}

function withoutWords({ says: _, ...finding }: ExpectedFinding) {
  return finding
}

async function keepReport(folder: string, name: string): Promise<void> {
  const { RECORD_REPORTS } = process.env
  if (RECORD_REPORTS) await cp(join(folder, 'report.json'), join(RECORD_REPORTS, name))
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'clean-uninstall-report-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** The manifest of what is there before the check, with the names of the run. */
async function baselineOf({ directory, expected: { options } }: Fixture, names: Names) {
  return options.baseline && fillIn(await readFile(join(directory, options.baseline), 'utf8'), names)
}

async function checkFixture(fixture: Fixture, names: Names, versions: Versions, kubeconfig: string, reportDir: string) {
  const argv = [
    ...[cli, 'check', ...checkArguments(fixture, names, versions)],
    ...['--kubeconfig', kubeconfig, '--report-dir', reportDir],
    // The cluster is one that exists; without this nothing is probed.
    ...(fixture.expected.probe ? ['--allow-teardown'] : []),
  ]
  const result = await run(process.execPath, argv, { timeoutMs: 280_000, env: groundEnv() })
  const output = `${result.stdout}\n${result.stderr}`
  const report = JSON.parse(await readFile(join(reportDir, 'report.json'), 'utf8')) as Report
  return { exitCode: result.exitCode, report, output }
}
