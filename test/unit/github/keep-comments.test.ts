/** Several comments on one pull request, in a time of its own. */
import { expect, test } from 'vitest'
import { GitHubError } from '../../../src/github/api/github-error.ts'
import { failureWords } from '../../../src/github/comment/failure-words.ts'
import type { CommentWriter } from '../../../src/github/comment/keep-comment.ts'
import { keepComments, timeLimitMs, type WantedComment } from '../../../src/github/comment/keep-comments.ts'
import { Simulation } from './simulation.ts'

function wanted(count: number): WantedComment[] {
  return Array.from({ length: count }, (_, number) => {
    const key = number.toString(16).padStart(16, '0')
    const parts = { head: `## leg ${number}`, table: '', details: '' }
    const common = { verdict: 'leaked', fromFork: false, create: true } as const
    return {
      key,
      name: `leg-${number}`,
      sections: [{ key, run: { id: 1, attempt: 1 }, ...common, parts: () => parts }],
    }
  })
}

/** Lets one job write `count` comments; `refuse` may throw instead of making a comment with a text. */
async function story(count: number, refuse: (body: string) => void = () => {}) {
  const simulation = new Simulation(1)
  const github = simulation.github(() => 300)
  const seen = { writing: 0, most: 0, tried: 0 }
  const writer: CommentWriter = {
    ...github,
    async create(body) {
      seen.most = Math.max(seen.most, ++seen.writing)
      seen.tried++
      try {
        refuse(body)
        return await github.create(body)
      } finally {
        seen.writing--
      }
    },
  }
  const world = { clock: simulation.clock, signal: new AbortController().signal }
  const keeping = keepComments(writer, wanted(count), world)
  await simulation.run([keeping])
  return { ...seen, comments: simulation.comments.length, ms: simulation.clock.now(), ended: await keeping }
}

test('a few at a time: ten take less than half of the time that they have', async () => {
  const { comments, most, ms, ended } = await story(10)
  expect(comments).toBe(10)
  expect(most).toBeLessThanOrEqual(4)
  expect(ms).toBeLessThan(timeLimitMs(10) / 2)
  expect(ended.map(({ name }) => name)).toEqual(wanted(10).map(({ name }) => name))
})

test('one that fails stops no other', async () => {
  const { comments, ended } = await story(10, body => {
    if (/## leg [03]\n/.test(body)) throw new GitHubError('Validation Failed', { status: 422 })
  })
  expect(comments).toBe(8)
  expect(ended.flatMap(end => ('error' in end ? [end.name] : []))).toEqual(['leg-0', 'leg-3'])
})

test.for([
  ['a token that may not', { status: 403 }],
  ['a rate limit', { status: 429, limitedUntilMs: null }],
] as const)('%s is not tried again with each', async ([, details]) => {
  const { tried, ended } = await story(10, () => {
    throw new GitHubError('no', details)
  })
  expect(tried).toBeLessThanOrEqual(4)
  expect(ended).toHaveLength(10)
  expect(ended.every(end => 'error' in end)).toBe(true)
})

test('the time limit grows with the number, and has an end', () => {
  expect([0, 1, 2, 10, 1_000].map(timeLimitMs)).toEqual([90_000, 90_000, 100_000, 180_000, 180_000])
})

test('a failure names the comments that it is of', () => {
  const said = (of?: string[]) =>
    failureWords(new GitHubError('no', { status: 422 }), { readOnly: false, now: 0, ...(of && { of }) })
  expect(said()).toBe('The pull request comment was not written: GitHub answered with 422: no')
  expect(said(['helm-3\n::error::x'])).toMatch(/^The pull request comment of helm-3 .* was not written: /)
  expect(said(['a', 'b', 'c'])).toMatch(/^The pull request comments of a, b and c were not written: /)
  expect(said(Array(30).fill('x'.repeat(5))).length).toBeLessThan(200)
})
