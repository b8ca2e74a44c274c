import { expect, test } from 'vitest'
import type { Occasion } from '../../../src/github/comment/occasion.ts'
import { type CommentedReport, wantedComments } from '../../../src/github/comment/wanted-comments.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

const OCCASION: Occasion = {
  repository: 'octo/charts',
  pullRequest: { number: 7 },
  commit: '1234567890123456789012345678901234567890',
  fromFork: true,
  run: { id: 55, attempt: 3, url: 'https://github.com/octo/charts/actions/runs/55' },
  event: 'workflow_run',
  workflow: '9',
}
const OPTIONS = { comment: 'on-failure', token: 'x' } as const

function reports(count: number): CommentedReport[] {
  const report = SAMPLES.kubeblocks
  return Array.from({ length: count }, (_, index) => ({
    report,
    identity: ['report', `leg-${index}`],
    leg: `leg-${index}`,
    handedIn: true,
  }))
}

test('up to ten reports get a comment each; more of them, or a group, one for all', () => {
  const ten = wantedComments(reports(10), OPTIONS, OCCASION)
  expect(ten.map(({ name, sections }) => [name, sections.length])).toEqual(reports(10).map(({ leg }) => [leg, 1]))
  expect(new Set(ten.map(({ key }) => key)).size).toBe(10)
  const [eleven, ...none] = wantedComments(reports(11), OPTIONS, OCCASION)
  expect(none).toEqual([])
  expect(eleven?.sections).toHaveLength(11)
  expect(wantedComments(reports(12), OPTIONS, OCCASION)[0]?.key, 'the same comment whatever their number').toBe(
    eleven?.key,
  )
  const [group] = wantedComments(reports(2), { ...OPTIONS, group: 'charts' }, OCCASION)
  expect(group?.sections).toHaveLength(2)
  expect(group?.key).not.toBe(eleven?.key)
})

test('a section knows its run, its commit and whether it is of a fork', () => {
  const of = (occasion: Occasion, handedIn = true) =>
    wantedComments([{ ...(reports(1)[0] as CommentedReport), handedIn }], OPTIONS, occasion)[0]?.sections[0]
  expect(of(OCCASION)).toMatchObject({ run: { id: 55, attempt: 3, commit: '1234567' }, fromFork: true })
  // This run made it, of whatever code: then it is as good as its own summary.
  expect(of(OCCASION, false)?.fromFork).toBe(false)
  expect(of({ ...OCCASION, fromFork: false })?.fromFork).toBe(false)
  const { fromFork, commit, ...unknown } = OCCASION
  expect(of(unknown)?.fromFork, 'the event does not say').toBe(true)
  expect(of({ ...unknown, commit: '--> 1234567' })?.run).toEqual({ id: 55, attempt: 3 })
})
