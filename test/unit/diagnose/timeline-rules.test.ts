/** What the rules know only because somebody watched: to the millisecond, and of what is gone. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { ListFailure } from '../../../src/kube/api.ts'
import type { HookTrace } from '../../../src/scenario/hook-watch.ts'
import type { SnapshotObject } from '../../../src/snapshot/snapshot.ts'
import type { TimelineEvent } from '../../../src/timeline/timeline.ts'
import {
  evidence,
  hook,
  manifest,
  ofRelease,
  release,
  type Scene,
  thing,
  uninstall,
  writer,
} from '../../builders/evidence.ts'
import { abortedRun } from '../../builders/scenes.ts'
import { controlledBy, snapshot } from '../../builders/snapshot.ts'

const explained = (scene: Scene) => explain(evidence(scene))
const at = (event: TimelineEvent['event'], { id, owners }: SnapshotObject, time: string) => ({
  at: time,
  event,
  id,
  owners,
})

describe('made after the uninstall had started', () => {
  const startedAt = '2026-11-21T10:05:00.400Z'
  // The server rounds down to the second: this alone says that it was there before.
  const over = { creationTimestamp: '2026-11-21T10:05:00Z', writers: [writer('my-operator')] }
  const webhook = thing('validatingwebhookconfigurations/guard', over)
  const scene = (created: string): Scene => ({
    after: [webhook],
    uninstall: uninstall({ startedAt }),
    timeline: { events: [at('created', webhook, created)], blind: [] },
  })

  test('feature 72: D6, in the same second, as the timeline has seen', () => {
    const [finding] = explained(scene('2026-11-21T10:05:00.700Z'))
    expect(finding?.class).toBe('D6')
    expect(finding?.evidence[0]?.fact).toContain('made at 2026-11-21T10:05:00.700Z')
  })

  test('not D6: a moment before', () => {
    expect(explained(scene('2026-11-21T10:05:00.300Z')).map(finding => finding.class)).not.toContain('D6')
  })

  test.for<[what: string, created: string, failures: ListFailure[]]>([
    ['it was made between that look and the start of Helm', '2026-11-21T10:05:00.300Z', []],
    [
      'its kind could not be listed in that look',
      '2026-11-21T10:05:00.700Z',
      [{ resource: 'validatingwebhookconfigurations.admissionregistration.k8s.io', error: '429' }],
    ],
    [
      'its group did not answer in that look',
      '2026-11-21T10:05:00.700Z',
      [{ resource: 'admissionregistration.k8s.io/v1', error: '503' }],
    ],
  ])('not D6 although it is not in the look before the uninstall: %s', ([, created, failures]) => {
    const seen = { ...evidence(scene(created)), installed: snapshot([], failures) }
    expect(explain(seen).map(finding => finding.class)).not.toContain('D6')
  })

  test('what is not known is not said', () => {
    const left = thing('configmaps/apps/x')
    const factsOf = (failures: ListFailure[]) =>
      explain({ ...evidence({ after: [left] }), installed: snapshot([], failures) })[0]?.evidence[0]?.fact
    expect(factsOf([])).toContain('after the uninstall was started, by')
    expect(factsOf([{ resource: 'configmaps', error: '503' }])).toMatch(/^made at [^,]+, by /)
  })

  test('feature 72: E9, the former object was never in a snapshot', () => {
    const [first, second] = [thing('configmaps/apps/x', over), thing('configmaps/apps/x', over)]
    const events = [
      at('created', first, '2026-11-21T10:05:00.500Z'),
      at('deleted', first, '2026-11-21T10:05:00.600Z'),
      at('created', second, '2026-11-21T10:05:00.700Z'),
    ]
    const classes = (timeline: TimelineEvent[]) =>
      explained({ after: [second], uninstall: uninstall({ startedAt }), timeline: { events: timeline, blind: [] } })
    const [finding] = classes(events)
    expect(finding?.class).toBe('E9')
    expect(finding?.evidence.map(({ fact }) => fact)).toContain(
      'deleted at 2026-11-21T10:05:00.600Z, made again at 2026-11-21T10:05:00.700Z',
    )
    expect(classes(events.slice(2)).map(({ class: id }) => id)).not.toContain('E9')
  })
})

describe('a hook whose delete policy removed it', () => {
  const FORBIDDEN = 'secrets is forbidden: User "system:serviceaccount:apps:default" cannot list'
  const job = thing('jobs/apps/cleanup', { uid: 'job' })
  const pod = thing('pods/apps/cleanup-x1', { uid: 'pod', owners: controlledBy(job) })

  function trace({ id, owners }: SnapshotObject, status: Record<string, unknown>, log?: string): [string, HookTrace] {
    const metadata = { ...id, ownerReferences: owners, resourceVersion: '1', creationTimestamp: '' }
    return [id.uid, { id, object: { metadata, status }, ...(log !== undefined && { log }) }]
  }
  const ended = (type: string) => ({
    conditions: [{ type, status: 'True', reason: 'BackoffLimitExceeded', message: 'limit' }],
  })

  function aborted(runs: [string, HookTrace][], events = ['pre-delete']) {
    return explained({
      after: [thing('configmaps/apps/settings', ofRelease())],
      release: release({
        objects: [manifest('configmaps/apps/settings')],
        hooks: [hook('jobs/apps/cleanup', { events })],
      }),
      uninstall: abortedRun,
      hookRuns: new Map(runs),
    })
  }

  test('A14: its log names the right that it lacks', () => {
    const [finding] = aborted([trace(job, ended('Failed')), trace(pod, { phase: 'Failed' }, FORBIDDEN)])
    expect(finding?.class).toBe('A14')
    const facts = finding?.evidence.map(({ fact }) => fact)
    expect(facts).toContain(FORBIDDEN)
    expect(facts).toContain('Failed: BackoffLimitExceeded: limit; its delete policy has removed it since')
  })

  test('A12: its pod could not start', () => {
    const waiting = { waiting: { reason: 'ImagePullBackOff', message: 'no such image' } }
    const [finding] = aborted([trace(pod, { phase: 'Pending', containerStatuses: [{ state: waiting }] })])
    expect(finding?.class).toBe('A12')
  })

  test.for<[string, [string, HookTrace][], string[]]>([
    ['succeeded', [trace(pod, { phase: 'Succeeded' }, FORBIDDEN)], ['pre-delete']],
    [
      'failed once, and its Job completed',
      [trace(job, ended('Complete')), trace(pod, { phase: 'Failed' }, FORBIDDEN)],
      ['pre-delete'],
    ],
    ['is one of the install', [trace(pod, { phase: 'Failed' }, FORBIDDEN)], ['post-install']],
  ])('not A14 when the pod %s', ([, runs, events]) => {
    expect(aborted(runs, events).map(finding => finding.class)).toEqual(['A11'])
  })
})
