/** A hook whose work is done and whose pod does not end, and the pods that look like one. */
import { describe, expect, test } from 'vitest'
import type { HookObject } from '../../../src/chart/chart.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import { displayName } from '../../../src/snapshot/object-id.ts'
import { evidence, hook, manifest, operator, release, type Scene, uninstall } from '../../builders/evidence.ts'
import { aborted, abortedRun } from '../../builders/scenes.ts'

const HELM_4 =
  'Error: resource Job/apps/cleanup not ready. status: InProgress, message: Job in progress\ncontext deadline exceeded'
const STARTED = '2026-11-21T10:05:01Z'
const DONE = '2026-11-21T10:05:03Z'
const AT_DEADLINE = '2026-11-21T10:05:31Z'

const cleanup = { name: 'cleanup', command: ['sh', '-c'], args: ['kubectl delete leases --all'] }
const shipper = { name: 'log-shipper', command: ['sh', '-c', 'while :; do sleep 5; done'] }

function hookWith(containers: object[], spec: object = {}): HookObject {
  return hook('jobs/apps/cleanup', { body: { spec: { ...spec, template: { spec: { containers } } } } })
}

const running = (name: string) => ({ name, state: { running: { startedAt: STARTED } } })
const ended = (name: string, exitCode = 0, finishedAt = DONE) => ({
  name,
  state: { terminated: { exitCode, startedAt: STARTED, finishedAt } },
})

interface Case {
  program?: HookObject
  job?: Record<string, unknown>
  pod?: Record<string, unknown>
}

/** Helm gave up after a minute. */
function scene(containerStatuses: object[], { program, job = {}, pod = {} }: Case = {}): Scene {
  const { full = [], after = [] } = aborted()
  return aborted({
    after,
    release: release({
      objects: [manifest('configmaps/apps/settings'), operator()],
      hooks: [program ?? hookWith([cleanup, shipper])],
    }),
    uninstall: uninstall({
      ...{ ...abortedRun, stderr: HELM_4, durationMs: 60_000 },
      argv: ['helm', 'uninstall', 'app', '--timeout', '60s'],
    }),
    full: full.map(([object]) => [
      object,
      { status: object.id.kind === 'Pod' ? { phase: 'Running', containerStatuses, ...pod } : job },
    ]),
    hookLogs: new Map([['pod', 'removing\ndone']]),
  })
}

function explained(of: Scene) {
  const [finding] = explain(evidence(of))
  expect(finding?.class).toBe('A11')
  return finding as NonNullable<typeof finding>
}

describe('the work is done, and a container beside it runs', () => {
  const finding = explained(scene([ended('cleanup'), running('log-shipper')]))

  test('the cause names both, and since when', () =>
    expect(finding.cause).toContain(
      `did not end within Helm's limit of 60s, though its work was done: container cleanup ended with exit code 0 at ${DONE}, but container log-shipper still runs, since ${STARTED}.`,
    ))

  test('the status of the pod is quoted', () => {
    const pod = finding.changes.find(({ id }) => id.kind === 'Pod')
    const source = `status of ${pod && displayName(pod.id)}`
    expect(finding.evidence.slice(0, 2)).toEqual([
      { fact: `container cleanup: started at ${STARTED}, ended with exit code 0 at ${DONE}`, source },
      { fact: `container log-shipper: running since ${STARTED}`, source },
    ])
  })

  test('the fix is a native sidecar, and no deadline', () => {
    expect(finding.chartFix.what).toContain('Make container log-shipper a native sidecar')
    expect(finding.chartFix.what).toContain('Kubernetes 1.29')
    expect(finding.chartFix.patch).toBe(
      [
        'spec:',
        '  template:',
        '    spec:',
        '      initContainers:',
        '        - name: log-shipper # from containers',
        '          restartPolicy: Always',
      ].join('\n'),
    )
  })

  test('where no text tells, the first container is the main one', () => {
    const program = hookWith([{ name: 'cleanup' }, { name: 'log-shipper' }])
    expect(explained(scene([ended('cleanup'), running('log-shipper')], { program })).cause).toContain('work was done')
  })

  test('one that something injects is not for the chart to move', () => {
    const { chartFix } = explained(scene([running('istio-proxy'), ended('cleanup')], { program: hookWith([cleanup]) }))
    expect(chartFix.what).toContain('The chart does not name container istio-proxy')
    expect(chartFix.patch).toBeUndefined()
  })
})

describe('its deadline hit', () => {
  const deadline = 'was stopped by its deadline of 30 seconds, though its work was done: container cleanup'
  const failed = {
    startTime: STARTED,
    conditions: [{ type: 'Failed', status: 'True', reason: 'DeadlineExceeded', message: 'Job was active too long' }],
  }
  const program = hookWith([cleanup, shipper], { activeDeadlineSeconds: 30 })

  test.for([
    ['the pod was last seen before', running('log-shipper')],
    ['the sidecar was killed', ended('log-shipper', 137, AT_DEADLINE)],
    ['the sidecar ended in good order', ended('log-shipper', 0, AT_DEADLINE)],
  ] as const)('%s', ([, sidecar]) => {
    const finding = explained(scene([ended('cleanup'), sidecar], { program, job: failed }))
    expect(finding.cause).toContain(deadline)
    expect(finding.cause).toContain('container log-shipper still ran')
    expect(finding.chartFix.what).toContain('native sidecar')
  })

  test('that of the pod itself', () => {
    const own = hook('jobs/apps/cleanup', {
      body: { spec: { template: { spec: { activeDeadlineSeconds: 30, containers: [cleanup, shipper] } } } },
    })
    const pod = { phase: 'Failed', reason: 'DeadlineExceeded', startTime: STARTED }
    const { cause } = explained(
      scene([ended('cleanup'), ended('log-shipper', 137, AT_DEADLINE)], { program: own, pod }),
    )
    expect(cause).toContain(deadline)
  })

  test('not when it is the work that was stopped', () => {
    const { cause } = explained(
      scene([ended('log-shipper'), ended('cleanup', 137, AT_DEADLINE)], { program, job: failed }),
    )
    expect(cause).not.toContain('work was done')
  })
})

describe('what only looks like it', () => {
  const cause = (statuses: object[], of?: Case) => explained(scene(statuses, of)).cause

  test('the container beside it is done, and the work goes on', () =>
    expect(cause([running('cleanup'), ended('log-shipper')])).not.toContain('work was done'))

  test('also where it is listed first', () => {
    const program = hookWith([shipper, cleanup])
    expect(cause([ended('log-shipper'), running('cleanup')], { program })).not.toContain('work was done')
  })

  test('two programs of which one still works', () => {
    const program = hookWith([cleanup, { ...cleanup, name: 'second' }])
    expect(cause([ended('cleanup'), running('second')], { program })).not.toContain('work was done')
  })

  test('the work failed', () =>
    expect(cause([ended('cleanup', 1), running('log-shipper')])).toContain('failed with exit code 1'))

  test('the work was done only when Helm had given up', () =>
    expect(cause([ended('cleanup', 0, '2026-11-21T10:05:59Z'), running('log-shipper')])).not.toContain('work was done'))

  test('both still run', () =>
    expect(cause([running('cleanup'), running('log-shipper')])).toContain('did not end within'))
})

test('of a post-delete hook the same is told', () => {
  const of = scene([ended('cleanup'), running('log-shipper')])
  const program = { ...hookWith([cleanup, shipper]), events: ['post-delete'] }
  const { releaseStatus: _, ...run } = of.uninstall as NonNullable<Scene['uninstall']>
  const after = (of.after ?? []).filter(({ id }) => /^(jobs|pods)$/.test(id.resource))
  const [finding] = explain(evidence({ ...of, after, uninstall: run, release: release({ hooks: [program] }) }))
  expect(finding?.class).toBe('A16')
  expect(finding?.cause).toContain('container cleanup ended with exit code 0')
  expect(finding?.chartFix.what).toContain('native sidecar')
})
