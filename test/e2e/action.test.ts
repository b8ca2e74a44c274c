/** The bundled action in a workflow, through a real runner. */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { run } from '../../src/process.ts'
import { runWorkflow, type WorkflowRun } from './act.ts'
import { KUBERNETES } from './setup.ts'
import { groundEnv } from './shared-cluster.ts'

const image = inject('ground').nodeImages[KUBERNETES.new] ?? ''
const inputs = { 'node-image': image }

/** The containers of the clusters that a run names in its log or report: other runs may be under way on the machine. */
async function containersOf({ log, report }: WorkflowRun): Promise<string[]> {
  const names = new Set([...`${log}${report}`.matchAll(/clean-uninstall-[0-9a-f]{8}/g)].map(([name]) => name))
  const { stdout } = await run('podman', ['ps', '-a', '--format', '{{.Names}}'], {
    timeoutMs: 30_000,
    env: groundEnv(),
  })
  return stdout.split('\n').filter(container => [...names].some(name => container.startsWith(name)))
}

describe('uses: ./', () => {
  test('features 24, 97 and 98: the gate passes a clean chart, sets outputs without any token, and leaves no cluster', async () => {
    const result = await runWorkflow({ fixture: 'hello', inputs })
    expect(result.gate, result.log).toMatchObject({
      outcome: 'success',
      outputs: { verdict: 'clean', findings: '0', leftovers: '0' },
    })
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain('uninstalls cleanly')
    expect(await containersOf(result)).toEqual([])
  })

  test('features 25, 86 and 97: the gate fails for a leaking chart, with outputs, summary and annotations', async () => {
    const result = await runWorkflow({ fixture: 'leaky-operator', inputs })
    expect(result.gate, result.log).toMatchObject({ outcome: 'failure', outputs: { verdict: 'leaked' } })
    expect(Number(result.gate.outputs.findings)).toBeGreaterThan(1)
    expect(JSON.parse(result.report ?? '{}')).toMatchObject({ verdict: 'leaked', schema: 'clean-uninstall/report/v1' })
    expect(result.log, 'act prints the summary at the end of the step').toContain('does not uninstall cleanly')
    expect(result.log).toMatch(/::error .*file=chart\/templates\/operator\.yaml,line=3/)
    expect(await containersOf(result)).toEqual([])
  })

  test('bad input fails the step with one error that lists everything', async () => {
    const result = await runWorkflow({ fixture: 'hello', inputs: { 'settle-timeout': '90', 'fail-on': 'leeked' } })
    expect(result.gate.outcome).toBe('failure')
    expect(result.log).toContain('settle-timeout')
    expect(result.log).toContain('fail-on')
    expect(await containersOf(result)).toEqual([])
  })
})

describe('feature 25: whatever happens to main, post deletes the cluster', () => {
  test.concurrent.for(['cluster', 'baseline', 'install', 'uninstall', 'settle'])('kill -9 during %s', async phase => {
    let killed = false
    const onLine = (line: string, home: string) => {
      if (killed || !phaseHasBegun(line, phase)) return
      killed = true
      void killMain(home, phase === 'cluster' ? 4_000 : 200)
    }
    const result = await runWorkflow({ fixture: 'leaky-operator', inputs, onLine })
    expect(killed, result.log).toBe(true)
    expect(result.gate.outcome, result.log).toBe('failure')
    expect(result.log).toMatch(/Deleting the cluster clean-uninstall-[0-9a-f]{8}/)
    expect(await containersOf(result)).toEqual([])
  })
})

/** Plain progress has one line a finished step: a phase begins when the one before it is done. */
function phaseHasBegun(line: string, phase: string): boolean {
  const before = {
    cluster: 'chart',
    baseline: 'connect',
    install: 'baseline',
    uninstall: 'install',
    settle: 'uninstall',
  }[phase]
  return stripVTControlCharacters(line).includes(`✔ ${before} `)
}

/** Kills the main step of this workflow and no other: others may be running on the machine. */
async function killMain(home: string, afterMs: number): Promise<void> {
  await delay(afterMs)
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const argv = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (argv.includes(home) && argv.includes('dist/main.js')) process.kill(Number(pid), 'SIGKILL')
  }
}
