import type { Release } from '../chart/chart.ts'
import { readRelease } from '../scenario/install.ts'
import { type UseResult, useChart } from '../scenario/use.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Installed } from './install.ts'
import type { Life } from './life.ts'

/** What the user's own commands and manifests did: when, RFC 3339, and the UIDs of what the manifests made. */
export interface Exercise {
  startedAt: string
  endedAt: string
  applied: string[]
}

/** Uses the release as the options say: `helm test` first, then the exercise. */
export async function useStep(
  life: Life,
  connection: Connection,
  name: ChartToInstall,
  { install }: Installed,
): Promise<{ exercise?: Exercise; release?: Release }> {
  const { options, record } = life
  if (!options.helmTest && options.exercise.length === 0) return {}
  if (!install.ok) {
    record.skip('use', 'the chart was not installed')
    return {}
  }
  const { test, exercise } = await record.step('use', update => use(life, connection, name, update), describe)
  if (test && !test.ok) record.warn(`helm test failed with exit code ${test.exitCode ?? 'none'}`)
  if (exercise === undefined) return {}
  // Commands may have upgraded the release: the uninstall goes by the last manifest.
  const release = await readRelease(connection.helm, name.chart, name, life.signal)
  return { exercise, ...(release && { release }) }
}

interface Used {
  test?: UseResult['test']
  exercise?: Exercise
  commands: number
}

/** Only the exercise is the user's doing; what a test pod makes is the chart's. */
async function use(
  { options, world, signal }: Life,
  { api, helm }: Connection,
  name: ChartToInstall,
  log: (line: string) => void,
): Promise<Used> {
  const context = { helm, api, signal, log, runCommand: world.runCommand }
  const { test } = await useChart(context, { ...options, ...name, exercise: [] })
  const tested = test === undefined ? {} : { test }
  if (options.exercise.length === 0) return { ...tested, commands: 0 }
  const startedAt = new Date().toISOString()
  const { applied, commands } = await useChart(context, { ...options, ...name, helmTest: false })
  return {
    ...tested,
    commands,
    exercise: { startedAt, endedAt: new Date().toISOString(), applied: applied.map(({ uid }) => uid) },
  }
}

function describe({ test, exercise, commands }: Used): string {
  const applied = exercise?.applied.length ?? 0
  const parts = [
    ...(test ? [`helm test ${test.ok ? 'passed' : 'failed'}`] : []),
    ...(applied > 0 ? [`${applied === 1 ? '1 object' : `${applied} objects`} applied`] : []),
    ...(commands > 0 ? [`${commands === 1 ? '1 command' : `${commands} commands`} run`] : []),
  ]
  return parts.join(', ')
}
