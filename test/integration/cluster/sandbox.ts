/** A folder of its own for each test, with the fake programs that the test asks for first on PATH. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { whereIs } from '../../../src/cluster/tools/look-up.ts'

/** What the fakes and the code under test need of the system; no more, or a real engine would be found. */
const SYSTEM_PROGRAMS = [
  'cat',
  'chmod',
  'cp',
  'grep',
  'gzip',
  'ls',
  'mkdir',
  'openssl',
  'rm',
  'sh',
  'sleep',
  'tar',
  'touch',
]

/** The tests' servers are on this machine: no proxy of its user may come between. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap(name => [name, name.toLowerCase()])

const FAKES = join(import.meta.dirname, '../../fake-programs')

export interface Sandbox {
  folder: string
  state: string
  lines: string[]
  log: (line: string) => void
  /** argument lists with which the fakes were called */
  calls(): Promise<string[]>
  /** names of the containers that the fake engine has */
  containers(): Promise<string[]>
  read(file: string): Promise<string>
}

/** Programs are found through this process's environment, so that is what is changed, and changed back. */
export async function sandbox(programs: string[], env: Record<string, string> = {}): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'cu-test-'))
  const state = join(folder, 'state')
  await mkdir(join(state, 'containers'), { recursive: true })
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })
  const system = await systemPrograms(join(folder, 'system'))
  vi.stubEnv('PATH', [...programs.map(program => join(FAKES, program)), system].join(':'))
  vi.stubEnv('FAKE_STATE', state)
  for (const name of ['KIND_EXPERIMENTAL_PROVIDER', ...PROXIES]) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const lines: string[] = []
  const read = (file: string) => readFile(join(folder, file), 'utf8').catch(() => '')
  return {
    folder,
    state,
    lines,
    log: line => lines.push(line),
    calls: async () => (await read('state/calls')).split('\n').filter(line => line !== ''),
    containers: () => readdir(join(state, 'containers')),
    read,
  }
}

async function systemPrograms(folder: string): Promise<string> {
  await mkdir(folder)
  for (const program of SYSTEM_PROGRAMS) {
    const path = await whereIs(program, process.env)
    if (path !== undefined) await symlink(path, join(folder, program))
  }
  return folder
}

export function fakeProgram(name: string): string {
  return join(FAKES, name, name)
}
