/** The container engine that kind runs its nodes in: found, and proven to answer, before anything is created. */
import { formatDuration } from '../options/duration.ts'
import { infrastructureProblem, usageProblem } from '../problem.ts'
import { lastLines, type ProcessResult, run } from '../process.ts'

export type EngineProvider = 'docker' | 'podman' | 'nerdctl'

export interface Engine {
  provider: EngineProvider
  /** the command, which for kind's nerdctl provider has other names too (finch) */
  program: string
  version: string
  cgroupVersion: 1 | 2
  rootless: boolean
  /** what kind needs to use this engine and no other */
  env: Record<string, string>
}

/** The values that kind knows for KIND_EXPERIMENTAL_PROVIDER, and which provider each is. */
const PROVIDERS: Record<string, EngineProvider> = {
  docker: 'docker',
  podman: 'podman',
  nerdctl: 'nerdctl',
  finch: 'nerdctl',
  'nerdctl.lima': 'nerdctl',
}

const DETECTION_ORDER = ['docker', 'podman', 'nerdctl']

/** A daemon that hangs must not eat the run's time. */
const INFO_TIMEOUT_MS = 20_000

/**
 * The engine named by KIND_EXPERIMENTAL_PROVIDER, or else the first of docker, podman and nerdctl that works.
 * @throws a usage problem for a provider that kind does not know; an infrastructure problem that says for each engine
 * why it does not work and what to do
 */
export async function detectEngine(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Engine> {
  const wanted = env.KIND_EXPERIMENTAL_PROVIDER
  if (wanted !== undefined && wanted !== '' && PROVIDERS[wanted] === undefined)
    throw usageProblem(
      `KIND_EXPERIMENTAL_PROVIDER="${wanted}" is not an engine that kind knows`,
      `Use one of ${Object.keys(PROVIDERS).join(', ')}, or unset it.`,
    )
  const failures: EngineFailure[] = []
  for (const program of wanted ? [wanted] : DETECTION_ORDER) {
    signal?.throwIfAborted()
    const engine = await askEngine(program, env, signal)
    if ('why' in engine) failures.push(engine)
    else return engine
  }
  signal?.throwIfAborted()
  throw infrastructureProblem(
    `no container engine works:\n${failures.map(({ program, why }) => `  ${program}: ${why}`).join('\n')}`,
    [...new Set(failures.map(failure => failure.todo))].join(' '),
  )
}

interface EngineFailure {
  program: string
  why: string
  todo: string
}

async function askEngine(program: string, env: NodeJS.ProcessEnv, signal?: AbortSignal) {
  const provider = PROVIDERS[program] ?? 'docker'
  const format = provider === 'podman' ? 'json' : '{{json .}}'
  const result = await run(program, ['info', '--format', format], {
    timeoutMs: INFO_TIMEOUT_MS,
    env,
    ...(signal && { signal }),
  })
  if (result.exitCode !== 0) return failureOf(program, result)
  const facts = parseEngineInfo(provider, result.stdout)
  if (typeof facts === 'string') return { program, why: facts, todo: WHAT_TO_DO.install }
  return { provider, program, ...facts, env: { KIND_EXPERIMENTAL_PROVIDER: program } } satisfies Engine
}

/** Version, cgroup version and rootlessness from `info`'s JSON, or why it is not what it should be. */
export function parseEngineInfo(
  provider: EngineProvider,
  json: string,
): Pick<Engine, 'version' | 'cgroupVersion' | 'rootless'> | string {
  const info = parseJson(json)
  if (info === undefined) return 'its info is not JSON'
  if (provider === 'podman') {
    const version = info.version?.Version
    if (version === undefined) return 'its info names no version'
    return {
      version,
      cgroupVersion: info.host?.cgroupVersion === 'v1' ? 1 : 2,
      rootless: info.host?.security?.rootless === true,
    }
  }
  // podman-docker answers to the name docker; kind's docker provider does not work with it.
  if (info.host !== undefined) return 'this command is podman under another name'
  if (!info.ServerVersion) return `no daemon answers${info.ServerErrors ? `: ${info.ServerErrors.join('; ')}` : ''}`
  return {
    version: info.ServerVersion,
    cgroupVersion: info.CgroupVersion === '1' ? 1 : 2,
    rootless: (info.SecurityOptions ?? []).some(option => option.includes('rootless')),
  }
}

interface EngineInfo {
  ServerVersion?: string
  ServerErrors?: string[]
  CgroupVersion?: string
  SecurityOptions?: string[]
  version?: { Version?: string }
  host?: { cgroupVersion?: string; security?: { rootless?: boolean } }
}

function parseJson(json: string): EngineInfo | undefined {
  try {
    return JSON.parse(json) as EngineInfo
  } catch {
    return undefined
  }
}

const WHAT_TO_DO = {
  install: 'Install Docker, podman or nerdctl.',
  start: 'Start the engine that is installed (e.g. `sudo systemctl start docker`).',
  permission: 'Give this user access to the engine (e.g. add it to the group `docker` and log in again).',
  look: 'Run `docker info` or `podman info` by hand to see more.',
}

/** Not installed, not started and not allowed need three different deeds. */
export function failureOf(program: string, result: ProcessResult): EngineFailure {
  const output = lastLines(result, 3)
  if (result.startError === 'ENOENT') return { program, why: 'not installed', todo: WHAT_TO_DO.install }
  if (result.timedOut)
    return { program, why: `info did not answer within ${formatDuration(INFO_TIMEOUT_MS)}`, todo: WHAT_TO_DO.start }
  if (/permission denied|EACCES/i.test(`${output} ${result.startError ?? ''}`))
    return { program, why: `permission denied: ${output || result.startError}`, todo: WHAT_TO_DO.permission }
  if (/cannot connect|connection refused|no such file|is the docker daemon running|cannot access/i.test(output))
    return { program, why: `its daemon is not running: ${output}`, todo: WHAT_TO_DO.start }
  return { program, why: output || `exit code ${result.exitCode ?? result.startError}`, todo: WHAT_TO_DO.look }
}
