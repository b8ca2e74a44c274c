/** Processes that are still creating a cluster: kind lives on when the process that started it is killed. */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { run } from '../process.ts'

const PS_TIMEOUT_MS = 10_000
/** How long an engine's `run` may go on after its kind is gone, before we delete around it. */
const ENGINE_RUN_LIMIT_MS = 15_000
const LOOK_EVERY_MS = 100

interface RunningProcess {
  pid: number
  /** arguments joined by spaces */
  command: string
}

/**
 * Kills the `kind create cluster` of this name and waits for the engine's `run` of its nodes, which would otherwise make
 * a container after we looked. Only processes that carry the cluster's unique name are touched.
 */
export async function stopCreators(clusterName: string): Promise<void> {
  for (const { pid } of (await runningProcesses()).filter(({ command }) => isCreating(command, clusterName)))
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
  const deadline = performance.now() + ENGINE_RUN_LIMIT_MS
  while (performance.now() < deadline) {
    const processes = await runningProcesses()
    if (!processes.some(({ command }) => isRunningNode(command, clusterName))) return
    await pause(LOOK_EVERY_MS)
  }
}

/** True for the command line of a `kind create cluster` with this name. */
export function isCreating(command: string, clusterName: string): boolean {
  return ` ${command} `.includes(` create cluster --name ${clusterName} `)
}

/** True for the command line with which kind lets the engine start a node of this cluster. */
export function isRunningNode(command: string, clusterName: string): boolean {
  return / run /.test(command) && ` ${command} `.includes(`io.x-k8s.kind.cluster=${clusterName} `)
}

/** From /proc, because slim images have no ps; from ps where there is no /proc. */
async function runningProcesses(): Promise<RunningProcess[]> {
  const entries = await readdir('/proc').catch(() => undefined)
  if (entries === undefined) return await processesFromPs()
  const found = await Promise.all(entries.filter(entry => /^\d+$/.test(entry)).map(processFromProc))
  return found.filter(one => one !== undefined)
}

async function processFromProc(pid: string): Promise<RunningProcess | undefined> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line === '' ? undefined : { pid: Number(pid), command: line.replaceAll('\0', ' ').trim() }
}

async function processesFromPs(): Promise<RunningProcess[]> {
  const result = await run('ps', ['-axo', 'pid=,args='], { timeoutMs: PS_TIMEOUT_MS })
  return result.stdout.split('\n').flatMap(line => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined || command === undefined ? [] : [{ pid: Number(pid), command: command.trim() }]
  })
}
