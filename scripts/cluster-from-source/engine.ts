/** The container engine: podman, with settings of its own so that nothing under /etc changes. */
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Cache } from './cache.ts'
import { runTool } from './run-tool.ts'

/** kind mounts it into every node; a machine without loadable modules may lack it. */
const KERNEL_MODULES = '/lib/modules'

/**
 * Settings that let privileged containers run where CAP_SYS_RESOURCE is withheld: a container may then not get higher limits than we
 * have, and podman's defaults are higher. runc and cgroupfs, because crun and systemd's manager need a pure cgroup layout.
 */
export function containersConf(limits: { nofile: number; nproc: number }): string {
  return `[containers]
default_ulimits = ["nofile=${limits.nofile}:${limits.nofile}", "nproc=${limits.nproc}:${limits.nproc}"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
`
}

/**
 * Reads the hard limits out of /proc/PID/limits, cut to what containers need at most. More processes than 32768, which is what the
 * kernel itself allows by default (pid_max), runc may refuse even when the limit says so (measured).
 */
export function hardLimits(procLimits: string): { nofile: number; nproc: number } {
  const hard = (row: string, most: number) => {
    const value = procLimits.match(new RegExp(`^${row}\\s+\\S+\\s+(\\S+)`, 'm'))?.[1]
    return value === undefined || value === 'unlimited' ? most : Math.min(Number(value), most)
  }
  return { nofile: hard('Max open files', 1_048_576), nproc: hard('Max processes', 32_768) }
}

/** Where the settings are: the value of CONTAINERS_CONF. */
export function containersConfPath(cache: Cache): string {
  return path.join(cache.root, 'containers.conf')
}

/**
 * All processes of a user share these, in all containers together. A node takes about 25 instances, so with four clusters the usual
 * 128 are gone and kube-proxy dies with "too many open files": https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
 */
const INOTIFY = { max_user_instances: 1024, max_user_watches: 524_288 }

/** Raises a kernel limit until the next boot; never lowers one. A machine that forbids it can still run two or three clusters. */
async function raiseLimit(file: string, wanted: number, log: (line: string) => void): Promise<void> {
  const current = Number(await readFile(file, 'utf8'))
  if (current >= wanted) return
  const raised = await writeFile(file, String(wanted)).then(
    () => true,
    () => false,
  )
  if (raised) log(`${file}: ${current} → ${wanted}, until the next boot`)
}

/** Makes the engine's settings what they should be. Quick: part of every call. */
export async function configureEngine(cache: Cache, log: (line: string) => void): Promise<void> {
  for (const [name, wanted] of Object.entries(INOTIFY)) await raiseLimit(`/proc/sys/fs/inotify/${name}`, wanted, log)
  const file = containersConfPath(cache)
  const wanted = containersConf(hardLimits(await readFile('/proc/self/limits', 'utf8')))
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found !== wanted) {
    await mkdir(cache.root, { recursive: true })
    await writeFile(`${file}.${process.pid}`, wanted)
    await rename(`${file}.${process.pid}`, file)
  }
  await access(KERNEL_MODULES).catch(() => mkdir(KERNEL_MODULES, { recursive: true }))
}

/** Proves that a privileged container runs, in the folder of a small root file system with busybox, before anything is built on it. */
export async function checkEngine(env: Record<string, string>, rootfs: string): Promise<void> {
  const container = [
    'podman',
    'run',
    '--rm',
    '--privileged',
    '--cgroupns=private',
    '--network=none',
    '--rootfs',
    rootfs,
  ] as const
  await runTool('run a privileged container with podman', [...container, '/bin/busybox', 'true'], {
    timeoutMs: 60_000,
    env,
  })
}
