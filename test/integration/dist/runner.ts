/** The least that the runner does for a JavaScript action: inputs, command files, the log's commands, state for the post step. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Command {
  name: string
  properties: Record<string, string>
  message: string
}

export interface StepResult {
  exitCode: number | null
  log: string
  /** `::name key=value::message`, in order */
  commands: Command[]
  outputs: Record<string, string>
  state: Record<string, string>
  summary: string
}

export interface Step {
  inputs?: Record<string, string>
  state?: Record<string, string>
  env?: Record<string, string>
  /** called with the log so far and a way to send a signal */
  onLog?: (log: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** A job with a workspace of its own; steps are run from a built bundle. */
export class Job {
  readonly #dist: string
  readonly directory: string
  readonly workspace: string

  private constructor(dist: string, directory: string) {
    this.#dist = dist
    this.directory = directory
    this.workspace = join(directory, 'workspace')
  }

  static async create(dist: string): Promise<Job> {
    const job = new Job(dist, await mkdtemp(join(tmpdir(), 'job-')))
    await mkdir(job.workspace)
    await mkdir(join(job.directory, 'temp'))
    return job
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true })
  }

  /** Runs a step in a process of its own: `comment` is the action that only comments. */
  async run(
    entry: 'main' | 'post' | 'comment',
    { inputs = {}, state = {}, env = {}, onLog }: Step = {},
  ): Promise<StepResult> {
    const files = { output: '', state: '', env: '', path: '', step_summary: '' }
    const fileEnv: Record<string, string> = {}
    for (const name of Object.keys(files)) {
      const path = join(this.directory, `${entry}-${name}`)
      await writeFile(path, '')
      fileEnv[`GITHUB_${name.toUpperCase()}`] = path
    }
    const child = spawn(process.execPath, [join(this.#dist, `${entry}.js`)], {
      cwd: this.workspace,
      env: {
        PATH: process.env.PATH,
        HOME: this.directory,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: this.workspace,
        RUNNER_TEMP: join(this.directory, 'temp'),
        RUNNER_TOOL_CACHE: join(this.directory, 'tools'),
        ...fileEnv,
        ...prefixed('INPUT_', inputs, name => name.toUpperCase().replaceAll(' ', '_')),
        ...prefixed('STATE_', state, name => name),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
        onLog?.(log, signal => child.kill(signal))
      })
    const exitCode = await new Promise<number | null>(resolve => child.once('close', resolve))
    const read = (name: string) => readFile(join(this.directory, `${entry}-${name}`), 'utf8')
    return {
      exitCode,
      log,
      commands: commandsIn(log),
      outputs: fileCommands(await read('output')),
      state: fileCommands(await read('state')),
      summary: await read('step_summary'),
    }
  }
}

function prefixed(prefix: string, values: Record<string, string>, spell: (name: string) => string) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${spell(name)}`, value]))
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export function commandsIn(log: string): Command[] {
  return log.split(/\r?\n/).flatMap(line => {
    const [, name, properties = '', message = ''] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? []
    if (name === undefined) return []
    const pairs = properties.split(',').filter(pair => pair !== '')
    return [
      {
        name,
        message: unescaped(message),
        properties: Object.fromEntries(pairs.map(pair => pair.split('=', 2).map(unescaped) as [string, string])),
      },
    ]
  })
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, code => characters[code] ?? code)
}

/** `name<<delimiter`, the value, the delimiter; the last value of a name wins. */
function fileCommands(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n?\2\n/gm)].map(([, name = '', , value = '']) => [name, value]),
  )
}
