import type { Release } from '../chart/chart.ts'
import { hooksBefore } from '../diagnose/evidence/earlier-release.ts'
import { listed } from '../diagnose/words/phrases.ts'
import { describeFailedInstall } from '../scenario/failed-install.ts'
import { installChart, readRelease } from '../scenario/install.ts'
import type { InstallResult } from '../scenario/results.ts'
import type { ChartToInstall } from './chart.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'

export interface Installed {
  install: InstallResult
  /** undefined: Helm has no release */
  release?: Release
  /** why the install failed, in one line: what Helm says, and the first thing that the cluster shows */
  failure?: string
}

/** Installs the chart and waits until it is ready. A failed install goes on: what it leaves is looked at all the same. */
export function installStep(
  { options, record, signal }: Life,
  { api, helm }: Connection,
  { chart, ...name }: ChartToInstall,
): Promise<Installed> {
  const { baseline } = record.facts
  const installAndRead = async (update: (detail: string) => void): Promise<Installed> => {
    record.facts.installStarted = true
    const install = await installChart(helm, chart, { ...options, ...name }, signal, update)
    record.facts.install = install
    const release = await readRelease(helm, chart, name, signal)
    if (install.ok) return { install, ...(release && { release }) }
    const lines = await describeFailedInstall(api, name.namespace, signal, baseline)
    for (const line of lines) record.warn(line)
    // What keeps a pod from being ready is the reason; Helm only says that it waited.
    const failure = [failureOf(install), lines[0]].filter(text => text !== undefined).join('; ')
    return { install, ...(release && { release }), failure }
  }
  return record.step('install', installAndRead, ({ install, release, failure }) => {
    for (const warning of release?.warnings ?? []) record.warn(warning)
    const earlier = baseline && release ? hooksBefore(baseline, release.hooks, name) : []
    if (earlier.length > 0)
      record.warn(`hook objects of an earlier install were there before this one: ${listed(earlier, 5)}`)
    if (failure !== undefined)
      return { failed: `helm ${helm.version}, exit ${install.exitCode ?? 'none'}: ${failureOf(install)}` }
    const objects = (release?.objects.length ?? 0) + (release?.hooks.length ?? 0) + chart.crds.length
    return `${chart.name} ${chart.version}, ${objects === 1 ? '1 object' : `${objects} objects`}, ready`
  })
}

function failureOf({ stderr, timedOut }: InstallResult): string {
  if (timedOut) return 'it did not end in time'
  const lines = stderr.trim().split('\n')
  return (lines.findLast(line => line.startsWith('Error:')) ?? lines.at(-1) ?? '').replace(/^Error: /, '')
}
