/** A16 and A24: the same error of Helm, from a post-delete hook or from Helm's wait for the objects of the release. */
import { describe, expect, test } from 'vitest'
import type { ClusterEvent } from '../../../src/diagnose/evidence/evidence.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import { waitsForDeletion } from '../../../src/diagnose/uninstall/uninstall-arguments.ts'
import { evidence, hook, LATER, release, type Scene, thing, uninstall } from '../../builders/evidence.ts'
import { conditions, failed, hooked } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const OUT_OF_TIME = 'Error: uninstallation completed with 1 error(s): context deadline exceeded'
const postDelete = (name: string) =>
  hook(`jobs/apps/${name}`, { events: ['post-delete'], source: { file: `templates/${name}.yaml`, line: 3 } })
const ran = (argv: string[], stderr = OUT_OF_TIME) =>
  uninstall({ exitCode: 1, argv: ['helm', 'uninstall', 'app', ...argv], stderr })
const event = (about: string, reason: string): ClusterEvent => ({
  ...{ at: LATER, type: 'Normal', reason, message: reason, uid: 'gone', about },
})
const COMPLETED = event('Job/cleanup (apps)', 'Completed')
const one = release({ hooks: [postDelete('cleanup')] })
const two = release({ hooks: [postDelete('cleanup'), postDelete('goodbye')] })

const explained = (scene: Scene) => explain(evidence(scene))
const classesOf = (scene: Scene) => explained(scene).map(finding => finding.class)

describe('Helm waited in vain, and the post-delete hook succeeded', () => {
  test('it is A24, noise, and no failed hook', () => {
    const [finding, ...others] = explained({ release: one, uninstall: ran(['--wait']), events: [COMPLETED] })
    expect(others).toEqual([])
    expect(finding).toMatchObject({ class: 'A24', severity: 'noise' })
  })

  test('also when nothing tells how the hook ended', () =>
    expect(classesOf({ release: one, uninstall: ran(['--wait=legacy', '--cascade', 'foreground']) })).toEqual(['A24']))
})

test('it did not wait, and the hook completed: the deletion of the hook itself took too long', () =>
  expect(classesOf({ release: one, uninstall: ran([]), events: [COMPLETED] })).toEqual(['A24']))

describe('something shows that the post-delete hook failed', () => {
  const job = hooked('jobs/apps/cleanup', 'post-delete', 'before-hook-creation')
  const pod = thing('pods/apps/cleanup-x7f2k', { owners: controlledBy(job) })
  const unscheduled = { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] }

  test.for<[what: string, Scene]>([
    ['Helm 3 names its Job', { uninstall: ran(['--wait'], 'Error: … job cleanup failed: BackoffLimitExceeded') }],
    [
      'Helm 4 names its Job',
      { uninstall: ran(['--wait'], 'Error: … resource Job/apps/cleanup not ready. status: Failed') },
    ],
    [
      'Helm names its template',
      { uninstall: ran(['--wait'], 'Error: … Hook post-delete app/templates/cleanup.yaml failed: forbidden') },
    ],
    ['its Job says so', { after: [job], full: [[job, failed()]] }],
    ['an event says so', { events: [event('Job/cleanup (apps)', 'DeadlineExceeded')] }],
    ['its Job is left and has not ended', { after: [job], full: [[job, { status: { active: 1 } }]] }],
    ['its pod is left and has not started', { after: [pod], full: [[pod, { status: unscheduled }]] }],
    ['Helm did not wait: the error can be of nothing else', { uninstall: ran([]) }],
    ['Helm 4 did not wait either', { uninstall: ran(['--wait', '--wait=hookOnly']) }],
  ])('%s', ([, scene]) => {
    const found = explained({ release: one, uninstall: ran(['--wait']), ...scene })
    expect(found.map(finding => finding.class)).toContain('A16')
    expect(found.map(finding => finding.class)).not.toContain('A24')
  })

  test('a left Job that completed is A7', () =>
    expect(
      classesOf({
        release: one,
        uninstall: ran(['--wait']),
        after: [job],
        full: [[job, conditions(['Complete', '', ''])]],
      }),
    ).toEqual(['A7', 'A24']))

  test('only the one that failed is named', () => {
    const [finding] = explained({ release: two, uninstall: ran([]), events: [COMPLETED] })
    expect(finding?.cause).toContain('The post-delete hook Job/goodbye (apps) failed')
    expect(finding?.attribution).toMatchObject({ template: { file: 'templates/goodbye.yaml' } })
  })
})

test('A16 does not say that there is no record beside A21, which quotes it', () => {
  const record = thing('secrets/apps/sh.helm.release.v1.app.v1', { labels: { status: 'uninstalled' } })
  const run = { ...ran(['--keep-history']), releaseStatus: 'uninstalled' as const }
  const found = explained({ release: one, uninstall: run, after: [record] })
  expect(found.map(finding => finding.class)).toEqual(['A16', 'A21'])
  expect(found[0]?.cause).toContain('only the history is kept')
  expect(JSON.stringify(found)).not.toMatch(/no record of the release|release: not found/)
  const purged = explained({ release: one, uninstall: ran([]) })
  expect(JSON.stringify(purged)).toMatch(/no record of the release/)
})

test.for<[argv: string[], boolean]>([
  [[], false],
  [['--wait'], true],
  [['--wait=watcher'], true],
  [['--wait=true'], true],
  [['--wait=hookOnly'], false],
  [['--wait=false'], false],
  [['--wait', '--wait=false'], false],
])('helm uninstall %s waits for the objects: %s', ([argv, waits]) => expect(waitsForDeletion(argv)).toBe(waits))
