import { expect, test } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { report, reportFinding, reportObject } from '../builders/report.ts'
import { openReport } from './open-report.ts'

const objects = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    reportObject({
      name: `object-with-an-ordinary-name-${from + index}`,
      finalizers: [`finalizer-${index % 7}.example.com/cleanup`],
      manager: `operator-${index % 3}`,
    }),
  )

const LARGE: [name: string, report: Report][] = [
  ['one cause', report({ verdict: 'leaked', findings: [reportFinding({ objects: objects(0, 5_000) })] })],
  ...[10, 500, 5_000].map((count): [string, Report] => [
    `${count} causes`,
    report({
      verdict: 'leaked',
      findings: Array.from({ length: count }, (_, index) =>
        reportFinding({
          objects: objects((index * 5_000) / count, 5_000 / count),
          cause: `Made by part ${index}. `.repeat(9),
        }),
      ),
    }),
  ]),
]

/** The machine may be busy with other things: the best of a few times counts. */
const TRIES = 3

test.for(LARGE)('5,000 objects of %s: open within 2 s, below 10 MB, and still filtered', async ([, large]) => {
  let best = Number.POSITIVE_INFINITY
  for (let tries = 0; best >= 2_000 && tries < TRIES; tries++) {
    await using opened = await openReport(large)
    best = Math.min(best, opened.openedInMs)
    expect(opened.size).toBeLessThan(10_000_000)
    if (large.findings.length === 1) continue
    await opened.page.getByRole('searchbox').fill('name-1234')
    const shown = opened.page.getByRole('status')
    const all = await opened.page.locator('.finding').count()
    await expect.poll(() => shown.textContent()).toBe(`1 of ${all} findings`)
  }
  expect(best).toBeLessThan(2_000)
})
