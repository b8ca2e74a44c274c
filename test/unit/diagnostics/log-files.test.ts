import { expect, test } from 'vitest'
import { logFiles } from '../../../src/diagnostics/log-files.ts'
import type { KubeObject } from '../../../src/kube/object.ts'
import type { HookTrace } from '../../../src/scenario/hook-watch.ts'
import { thing } from '../../builders/evidence.ts'

function trace(place: string, log?: string): HookTrace {
  const { id } = thing(place)
  return { id, object: {} as KubeObject, ...(log !== undefined && { log, container: 'cleanup' }) }
}

const hooks = (...traces: HookTrace[]) => new Map(traces.map(run => [run.id.uid, run]))
const log = (pod: string, container: string, text: string, namespace = 'apps') => ({ namespace, pod, container, text })

test('feature 96: one file a container, in folders by namespace and pod, in order', () => {
  expect(
    logFiles([log('web', 'main', 'b\n\n'), log('web', 'init', 'a\n'), log('db', 'main', 'c', 'data')], hooks()),
  ).toEqual([
    { path: 'logs/apps/web/init.log', text: 'a\n' },
    { path: 'logs/apps/web/main.log', text: 'b\n' },
    { path: 'logs/data/db/main.log', text: 'c\n' },
  ])
})

test('feature 96: what hooks said during the uninstall is there, also of those that are gone', () => {
  expect(logFiles([], hooks(trace('jobs/apps/cleanup'), trace('pods/apps/cleanup-x7', 'cannot list')))).toEqual([
    { path: 'logs/apps/cleanup-x7/cleanup.log', text: 'cannot list\n' },
  ])
})

test('of a pod that has both, the log from before the uninstall is longer', () => {
  const files = logFiles([log('cleanup-x7', 'cleanup', 'one\ntwo')], hooks(trace('pods/apps/cleanup-x7', 'two')))
  expect(files).toEqual([{ path: 'logs/apps/cleanup-x7/cleanup.log', text: 'one\ntwo\n' }])
})

test('no name leads out of the folder', () => {
  expect(logFiles([log('../..', 'a:b/c', 'x', '..')], hooks())[0]?.path).toBe('logs/%2E%2E/%2E.%2F.%2E/a%3Ab%2Fc.log')
})
