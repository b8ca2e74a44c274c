/** Which log stands in which file: `logs/NAMESPACE/POD/CONTAINER.log`. */
import type { HookTrace } from '../scenario/hook-watch.ts'
import type { DiagnosticFile } from './bundle.ts'
import { fileName } from './file-name.ts'
import type { PodLog } from './pod-logs.ts'

/** The logs from before the uninstall, and those of hooks that ran during it; of a pod that has both, the first say more. */
export function logFiles(podLogs: readonly PodLog[], hookRuns: ReadonlyMap<string, HookTrace>): DiagnosticFile[] {
  const logs = [...[...hookRuns.values()].flatMap(logOfHook), ...podLogs]
  const byPath = new Map(logs.map(log => [pathOf(log), `${log.text.trimEnd()}\n`]))
  return [...byPath].map(([path, text]) => ({ path, text })).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function pathOf({ namespace, pod, container }: PodLog): string {
  return `logs/${fileName(namespace)}/${fileName(pod)}/${fileName(container)}.log`
}

function logOfHook({ id, log, container }: HookTrace): PodLog[] {
  if (log === undefined) return []
  return [{ namespace: id.namespace ?? '', pod: id.name, container: container ?? 'container', text: log }]
}
