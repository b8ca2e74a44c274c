/** The look right before the uninstall: what is not in it counts as made by the uninstall. */
import { expect, test } from 'vitest'
import type { Api } from '../../../src/kube/api.ts'
import { lookBeforeUninstall } from '../../../src/steps/before-uninstall.ts'
import { thing } from '../../builders/evidence.ts'
import { life } from '../../builders/life.ts'
import { fakeClock, scriptedApi } from '../../builders/scripted-api.ts'
import { snapshot } from '../../builders/snapshot.ts'

const signal = new AbortController().signal
const failing = [{ resource: 'databases.db.example.com', error: '503' }]
const plan = thing('configmaps/apps/plan')

/** A cluster in which `databases` can't be listed for so many milliseconds; `looks` counts the looks. */
function starting(until: number) {
  const clock = fakeClock()
  const looks = { count: 0 }
  const scripted = scriptedApi(clock, ms => ({
    objects: [plan],
    failing: ms < until ? failing.map(({ resource }) => resource) : [],
  }))
  const discover: Api['discover'] = options => {
    looks.count++
    return scripted.discover(options)
  }
  return { api: { ...scripted, discover }, clock, looks }
}

test('feature 72: it is taken again while something can not be listed that could be at the baseline', async () => {
  const { api, clock, looks } = starting(1_500)
  const { failures } = await lookBeforeUninstall(life(), api, snapshot(), signal, clock)
  expect(failures).toEqual([])
  expect(looks.count).toBe(3)
})

test('not for ever, and what stays unseen is written down', async () => {
  const { api, clock, looks } = starting(60_000)
  const run = life()
  const { failures } = await lookBeforeUninstall(run, api, snapshot(), signal, clock)
  expect(failures.map(({ resource }) => resource)).toEqual(['databases.db.example.com'])
  expect(run.record.facts.installed?.failures).toEqual(failures)
  expect(looks.count).toBeLessThanOrEqual(3)
})

test('once, where the baseline could not list it either', async () => {
  const { api, clock, looks } = starting(60_000)
  await lookBeforeUninstall(life(), api, snapshot([], failing), signal, clock)
  expect(looks.count).toBe(1)
})

test('after the logs have been read: Helm is started at once', async () => {
  const { api, clock } = starting(0)
  const asked: string[] = []
  const noted = <T>(what: string, answer: Promise<T>) => {
    asked.push(what)
    return answer
  }
  await lookBeforeUninstall(
    life(),
    {
      ...api,
      list: (type, options) => noted(type.resource === 'pods' ? 'logs' : type.resource, api.list(type, options)),
      discover: options => noted('look', api.discover(options)),
    },
    snapshot(),
    signal,
    clock,
  )
  expect(asked[0]).toBe('logs')
  expect(asked).toContain('look')
})
