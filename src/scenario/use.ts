/** Using the release as its users would, between install and uninstall: `helm test`, manifests, commands. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Helm, helmEnv, type ReleaseName, testArgs } from '../chart/helm.ts'
import type { Api } from '../kube/api.ts'
import { isManifestPath } from '../options/exercise.ts'
import { run } from '../process.ts'
import type { ObjectId } from '../snapshot/object-id.ts'
import { applyManifests } from './apply-manifests.ts'
import { commandResult } from './command-result.ts'
import { readManifestFile } from './manifest-file.ts'
import type { CommandResult } from './results.ts'
import { type CommandRunner, commandEnv, runUserCommand } from './run-command.ts'

export type { CommandRunner } from './run-command.ts'

const PROCESS_MARGIN_MS = 30_000

export interface UseOptions extends ReleaseName {
  helmTest: boolean
  /** manifest files and command lines, in order */
  exercise: readonly string[]
  /** milliseconds for `helm test` and for each command */
  installTimeoutMs: number
}

export interface UseContext {
  helm: Helm
  api: Pick<Api, 'discover' | 'apply'>
  signal: AbortSignal
  /** gets the output of programs as it comes */
  log: (line: string) => void
  runCommand: CommandRunner
}

export interface UseResult {
  /** `helm test`, when it was asked for. Its failure is reported and does not end the run. */
  test?: CommandResult & { ok: boolean }
  /** what the manifests made: the user's own objects */
  applied: ObjectId[]
  /** how many commands ran */
  commands: number
}

/** Reads every manifest file of `exercise` once, so that a fault is said before anything is created. Throws a usage problem. */
export async function checkExercise(exercise: readonly string[]): Promise<void> {
  for (const entry of exercise) if (isManifestPath(entry)) await readManifestFile(entry)
}

/** Runs `helm test` first, then the entries in order. Throws an infrastructure problem when an entry fails. */
export async function useChart(context: UseContext, options: UseOptions): Promise<UseResult> {
  const result: UseResult = { applied: [], commands: 0 }
  if (options.helmTest) result.test = await testRelease(context, options)
  for (const entry of options.exercise) {
    if (isManifestPath(entry)) {
      const { signal, api } = context
      const apply = {
        api,
        signal,
        namespace: options.namespace,
        pause: (ms: number) => pause(ms, undefined, { signal }),
      }
      result.applied.push(...(await applyManifests(await readManifestFile(entry), entry, apply)))
    } else {
      await runEntry(entry, context, options)
      result.commands++
    }
  }
  return result
}

async function testRelease({ helm, signal, log }: UseContext, options: UseOptions) {
  const result = await run(helm.path, testArgs(helm, options, options.installTimeoutMs), {
    timeoutMs: options.installTimeoutMs + PROCESS_MARGIN_MS,
    env: helmEnv(helm, 'install'),
    signal,
    onLine: log,
  })
  signal.throwIfAborted()
  return { ...commandResult(result), ok: result.exitCode === 0 }
}

async function runEntry(command: string, context: UseContext, options: UseOptions): Promise<void> {
  await runUserCommand(command, context.runCommand, {
    env: commandEnv(context.helm.kubeconfig, options),
    timeoutMs: options.installTimeoutMs,
    signal: context.signal,
    onLine: context.log,
  })
}
