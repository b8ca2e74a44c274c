/** Whether podman may give containers the limits that it gives by default. */
import { readFile } from 'node:fs/promises'
import type { Engine } from '../engine.ts'
import type { CheckLine } from './check-line.ts'

/** Of open files and processes, for containers of root (podman, pkg/specgen/generate). */
const PODMANS_DEFAULT = 1_048_576
/** More, which is what the kernel itself allows by default (pid_max), runc may refuse (measured). */
const MOST_PROCESSES = 32_768
/** https://man7.org/linux/man-pages/man7/capabilities.7.html: without it nobody gets more than the hard limit. */
const CAP_SYS_RESOURCE = 24n

export interface Limits {
  /** hard limits; Infinity: none */
  nofile: number
  nproc: number
  mayRaise: boolean
  /** containers.conf says something of its own */
  configured: boolean
}

/** Nothing where podman is not the engine, runs without root or elsewhere: there it takes the limits that are. */
export async function checkLimits(engine: Engine, env: NodeJS.ProcessEnv): Promise<CheckLine[]> {
  if (engine.provider !== 'podman' || engine.rootless || env.CONTAINER_HOST) return []
  const read = (path: string) => readFile(path, 'utf8').catch(() => '')
  const [limits, status] = await Promise.all([read('/proc/self/limits'), read('/proc/self/status')])
  if (limits === '' || status === '') return []
  const files = env.CONTAINERS_CONF
    ? [env.CONTAINERS_CONF]
    : ['/usr/share/containers/containers.conf', '/etc/containers/containers.conf']
  const texts = await Promise.all(
    [...files, ...(env.CONTAINERS_CONF_OVERRIDE ? [env.CONTAINERS_CONF_OVERRIDE] : [])].map(read),
  )
  return limitsLine(limitsOf(limits, status, texts))
}

/** From the texts of /proc/self/limits, /proc/self/status and the configuration. */
export function limitsOf(limits: string, status: string, configuration: readonly string[]): Limits {
  const hard = (row: string) => {
    const value = new RegExp(`^${row}\\s+\\S+\\s+(\\d+)`, 'm').exec(limits)?.[1]
    return value === undefined ? Number.POSITIVE_INFINITY : Number(value)
  }
  const capabilities = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? 'ffffffffffffffff'}`)
  return {
    nofile: hard('Max open files'),
    nproc: hard('Max processes'),
    mayRaise: ((capabilities >> CAP_SYS_RESOURCE) & 1n) === 1n,
    configured: configuration.some(text => /^\s*default_ulimits\s*=/m.test(text)),
  }
}

/** A note with what to write, when the nodes will most likely not start. */
export function limitsLine({ nofile, nproc, mayRaise, configured }: Limits): CheckLine[] {
  if (mayRaise || configured || (nofile >= PODMANS_DEFAULT && nproc >= PODMANS_DEFAULT)) return []
  const [files, processes] = [Math.min(nofile, PODMANS_DEFAULT), Math.min(nproc, MOST_PROCESSES)]
  return [
    {
      state: 'note',
      what: 'limits',
      detail: `podman gives containers ${PODMANS_DEFAULT} open files and processes, which it may not here (no CAP_SYS_RESOURCE): nodes do not start ("setting rlimit")`,
      todo: `Under [containers] in /etc/containers/containers.conf, or in a file that CONTAINERS_CONF names: default_ulimits = ["nofile=${files}:${files}", "nproc=${processes}:${processes}"]`,
    },
  ]
}
