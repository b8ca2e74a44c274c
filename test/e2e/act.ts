/** Runs a workflow of one job through act, on this host: the real runner protocol, without GitHub. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../../src/process.ts'
import { groundEnv } from './shared-cluster.ts'

const root = join(import.meta.dirname, '../..')

export interface Workflow {
  /** fixture that becomes `chart/` in the repository of the workflow */
  fixture: string
  /** inputs of the action besides `chart` */
  inputs: Record<string, string>
  /** called for each line of act's log; `home` is a directory that only this run's processes know */
  onLine?: (line: string, home: string) => void
}

export interface WorkflowRun {
  exitCode: number | undefined
  /** what the steps printed, and the job summary */
  log: string
  /** `outcome`, `conclusion` and outputs of the gate step, as the next step saw them */
  gate: { outcome: string; outputs: Record<string, string> }
  /** report.json, when it was written */
  report: string | undefined
}

/** A repository with the action and one chart, and a workflow that uses it by `uses: ./`. */
export async function runWorkflow({ fixture, inputs, onLine }: Workflow): Promise<WorkflowRun> {
  const home = await mkdtemp(join(tmpdir(), 'clean-uninstall-act-'))
  const repository = join(home, 'repository')
  const results = join(home, 'results')
  try {
    await mkdir(results)
    for (const path of ['action.yml', 'dist']) await cp(join(root, path), join(repository, path), { recursive: true })
    await cp(join(root, 'fixtures/charts', fixture), join(repository, 'chart'), { recursive: true })
    await writeDeep(join(repository, '.github/workflows/test.yml'), workflowText(inputs, results))
    await git(repository)
    // Node 24 is the first on PATH: act runs `node24` actions with it.
    const base = groundEnv()
    const env = {
      ...base,
      PATH: `${dirname(process.execPath)}:${base.PATH}`,
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      CLEAN_UNINSTALL_CACHE: join(home, 'tools'),
    }
    const act = await run(
      'act',
      ['push', '-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--artifact-server-path', ''],
      {
        timeoutMs: 300_000,
        cwd: repository,
        env,
        ...(onLine && { onLine: (line: string) => onLine(line, home) }),
      },
    )
    const read = (file: string) => readFile(join(results, file), 'utf8').catch(() => undefined)
    return {
      exitCode: act.exitCode,
      log: `${act.stdout}\n${act.stderr}`,
      gate: JSON.parse((await read('gate.json')) ?? '{}'),
      report: await read('report.json'),
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function workflowText(inputs: Record<string, string>, results: string): string {
  const lines = Object.entries({ chart: 'chart', ...inputs }).map(
    ([name, value]) => `          ${name}: ${JSON.stringify(value)}`,
  )
  return `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      # act does not fetch this one: it copies the repository.
      - uses: actions/checkout@v5
      - id: gate
        uses: ./
        continue-on-error: true
        with:
${lines.join('\n')}
      - env:
          GATE: \${{ toJSON(steps.gate) }}
          REPORT: \${{ steps.gate.outputs.report-json }}
        run: |
          printf '%s' "$GATE" > ${results}/gate.json
          if [ -n "$REPORT" ]; then cp "$REPORT" ${results}/report.json; fi
`
}

async function writeDeep(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

/** act reads branch and commit from git. */
async function git(repository: string): Promise<void> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    [...identity, 'commit', '-qm', 'chart'],
  ]) {
    const { exitCode, stderr } = await run('git', args, { timeoutMs: 30_000, cwd: repository })
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  }
}
