/** One run for tests of single steps: options as by default, a world that says nothing. */
import type { CheckOptions } from '../../src/options/check-options.ts'
import { silentProgress } from '../../src/report/progress.ts'
import type { Life, World } from '../../src/steps/life.ts'
import { RunRecord } from '../../src/steps/run-record.ts'

const OPTIONS: CheckOptions = {
  command: ['clean-uninstall', 'check', 'app'],
  chart: 'app',
  values: [],
  set: [],
  namespace: 'apps',
  createNamespace: false,
  helmArgs: [],
  prerequisite: [],
  exercise: [],
  helmTest: false,
  uninstallArgs: [],
  installTimeoutMs: 10_000,
  uninstallTimeoutMs: 10_000,
  settleTimeoutMs: 10_000,
  probeTimeoutMs: 20_000,
  allowTeardown: false,
  timeoutMs: 30_000,
  failOn: 'leaked',
  ignore: [],
  reportDir: 'clean-uninstall-report',
  keepCluster: 'never',
  verbose: false,
  quiet: true,
}

/** `workDir`: an existing directory, when the step under test writes to it. */
export function life(options: Partial<CheckOptions> = {}, world: Partial<World> = {}, workDir = '/nowhere'): Life {
  const signal = world.signal ?? new AbortController().signal
  return {
    options: { ...OPTIONS, ...options },
    world: {
      signal,
      cancelGraceMs: 2_000,
      progress: silentProgress,
      env: {},
      cacheDir: '/nowhere',
      onClusterName: async () => {},
      onClusterDone: async () => {},
      runCommand: () => Promise.reject(new Error('no command is run here')),
      ...world,
    },
    record: new RunRecord(silentProgress),
    workDir,
    signal,
  }
}
