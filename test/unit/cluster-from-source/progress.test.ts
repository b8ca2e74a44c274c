import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgress } from '../../../scripts/cluster-from-source/progress.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

function start() {
  const lines: string[] = []
  const progress = createProgress({ log: line => lines.push(line.trim()), now: () => Date.now() })
  return { lines, progress }
}

test('a short step is one line, with its own time and the time since the start', async () => {
  const { lines, progress } = start()
  vi.advanceTimersByTime(2_000)
  const result = progress.step('unpack', async () => {
    await wait(1_500)
    return 'value'
  })
  await vi.advanceTimersByTimeAsync(1_500)
  expect(await result).toBe('value')
  expect(lines).toEqual(['3.5 s ✔ unpack (1.5 s)'])
  expect(progress.done).toEqual([{ title: 'unpack', seconds: 1.5 }])
})

test('a long step says every 15 s what it is at', async () => {
  const { lines, progress } = start()
  const result = progress.step('compile', async tell => {
    await wait(20_000)
    tell('package 7 of 9')
    await wait(20_000)
  })
  await vi.advanceTimersByTimeAsync(40_000)
  await result
  expect(lines).toEqual([
    '15.0 s … compile: working (15.0 s)',
    '30.0 s … compile: package 7 of 9 (30.0 s)',
    '40.0 s ✔ compile (40.0 s)',
  ])
})

test('the first failure is the cause, the others were only stopped', async () => {
  const { lines, progress } = start()
  const fails = async () => {
    throw new Error('no')
  }
  await expect(progress.step('one', fails)).rejects.toThrow('no')
  await expect(progress.step('two', fails)).rejects.toThrow('no')
  expect(lines).toEqual(['0.0 s ✖ one failed after 0.0 s', '0.0 s - two stopped after 0.0 s'])
})
