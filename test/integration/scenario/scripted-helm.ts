/** A helm that says what a test wants it to say: test/fake-programs/helm-scripted, behind a link of its own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Helm } from '../../../src/chart/helm.ts'

export interface Part {
  stdout?: string
  stderr?: string
  exitCode?: number
  /** before it says anything */
  sleepSeconds?: number
  /** shell script, run before it says anything */
  run?: string
}

export interface ScriptedHelm extends Disposable {
  helm: Helm
  directory: string
  /** the arguments of each call, joined by spaces */
  calls(): string[]
  /** HELM_… and KUBE… variables of the last call */
  env(): string
}

const PROGRAM = resolve(import.meta.dirname, '../../fake-programs/helm-scripted')

/** `parts` by subcommand; `get manifest` is `get-manifest`. A subcommand without a part says nothing and exits 0. */
export function scriptedHelm(parts: Record<string, Part>): ScriptedHelm {
  const directory = mkdtempSync(join(tmpdir(), 'scripted-helm-'))
  const path = join(directory, 'helm')
  symlinkSync(PROGRAM, path)
  mkdirSync(`${path}.d`)
  for (const [name, { stdout, stderr, exitCode, sleepSeconds, run }] of Object.entries(parts)) {
    const files = { out: stdout, err: stderr, exit: exitCode, sleep: sleepSeconds, run }
    for (const [ending, content] of Object.entries(files)) {
      if (content !== undefined) writeFileSync(`${path}.d/${name}.${ending}`, String(content))
    }
  }
  return {
    helm: { path, version: '4.3.1', major: 4, kubeconfig: '/nowhere/config' },
    directory,
    calls: () => readFileSync(`${path}.calls`, 'utf8').trim().split('\n'),
    env: () => readFileSync(`${path}.env`, 'utf8'),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  }
}
