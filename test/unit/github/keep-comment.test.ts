/** Writers of one comment at the same time, in every order that chance makes. What GitHub itself does is in test/integration. */
import { expect, test } from 'vitest'
import { keepComment } from '../../../src/github/comment/keep-comment.ts'
import type { NewSection } from '../../../src/report/comment-body.ts'
import { sectionsIn } from '../../../src/report/comment-section.ts'
import { Simulation } from './simulation.ts'

const KEY = '0123456789abcdef'
const signal = new AbortController().signal

function section(number: number, run: number): NewSection {
  const parts = { head: `## leg ${number} of run ${run}`, table: '', details: '' }
  const key = number.toString(16).padStart(16, '0')
  return { key, run: { id: run, attempt: 1 }, verdict: 'leaked', fromFork: false, create: true, parts: () => parts }
}

interface Matrix {
  legs: number
  /** milliseconds in which they begin to write */
  within: number
  /** longest way of a request, one way */
  latencyMs: number
  /** runs that write at the same time; the last one is the newest */
  runs?: number
  /** 0: nobody waits between two looks */
  patience?: number
}

/** Lets all of them write, and says what is there in the end. */
async function story({ legs, within, latencyMs, runs = 1, patience = 1 }: Matrix, seed: number) {
  const simulation = new Simulation(seed)
  const outcomes: string[] = []
  const writer = async (number: number, run: number) => {
    await simulation.clock.sleep(simulation.random() * within)
    const github = simulation.github(() => simulation.random() * latencyMs)
    const sleep = (ms: number) => simulation.clock.sleep(ms * patience)
    const world = { clock: { ...simulation.clock, sleep }, signal }
    outcomes.push((await keepComment(github, KEY, [section(number, run)], world)).outcome)
  }
  const writers = Array.from({ length: legs * runs }, (_, index) =>
    writer((index % legs) + 1, Math.floor(index / legs)),
  )
  await simulation.run(writers)
  const sections = simulation.comments.flatMap(({ body }) => sectionsIn(body))
  return {
    outcomes: outcomes.length,
    comments: simulation.comments.length,
    heads: sections.map(({ head }) => head).toSorted(),
  }
}

test.for<[string, Matrix]>([
  ['two that begin together', { legs: 2, within: 0, latencyMs: 300 }],
  ['ten within some seconds', { legs: 10, within: 5_000, latencyMs: 300 }],
  ['ten that begin together', { legs: 10, within: 0, latencyMs: 300 }],
  ['twenty that begin together', { legs: 20, within: 0, latencyMs: 300 }],
  ['ten, where GitHub is slow', { legs: 10, within: 5_000, latencyMs: 2_000 }],
  ['two runs of five', { legs: 5, within: 3_000, latencyMs: 300, runs: 2 }],
])('feature 87: %s: one comment, with the section of each', async ([, matrix]) => {
  const { legs, runs = 1 } = matrix
  const expected = Array.from({ length: legs }, (_, index) => `## leg ${index + 1} of run ${runs - 1}`).toSorted()
  for (let seed = 1; seed <= 40; seed++)
    expect({ seed, ...(await story(matrix, seed)) }).toEqual({
      seed,
      outcomes: legs * runs,
      comments: 1,
      heads: expected,
    })
})

test('who looks again at once loses sections: it is the waiting that saves them', async () => {
  const hasty = { legs: 10, within: 2_000, latencyMs: 300, patience: 0 }
  const stories = await Promise.all(Array.from({ length: 40 }, (_, seed) => story(hasty, seed)))
  expect(stories.filter(({ heads }) => new Set(heads).size < 10).length).toBeGreaterThan(0)
})
