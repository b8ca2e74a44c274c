/** Making findings fit a limit: first the least severe lose their details, then all others, whole findings go last. */
import type { SizeLimit } from './size-limit.ts'

/** One finding, worst first. */
export interface FindingParts {
  /** line of the table */
  row: string
  /** the folded part, from complete to short; without the last step, which is nothing at all */
  folds: readonly [full: string, short: string]
}

export interface LeftOut {
  /** findings whose fold is the short one */
  shortened: number
  /** findings without a fold */
  withoutDetails: number
  /** findings that are not even in the table */
  findings: number
}

interface Fitted {
  shown: { row: string; fold: string }[]
  leftOut: LeftOut
}

const FULL = 0
const SHORT = 1
const NONE = 2

/** `limit`: of rows and folds with their line feeds. */
export function fitFindings(findings: readonly FindingParts[], { max, sizeOf }: SizeLimit): Fitted {
  const sizes = findings.map(({ row, folds }) => ({
    row: sizeOf(row) + 1,
    folds: [sizeOf(folds[FULL]) + 2, sizeOf(folds[SHORT]) + 2, 0],
  }))
  const levels = findings.map(() => FULL)
  let size = sizes.reduce((sum, { row, folds: [full = 0] }) => sum + row + full, 0)
  for (const level of [SHORT, NONE]) {
    for (let index = findings.length - 1; index >= 0 && size > max; index--) {
      size -= (sizes[index]?.folds[levels[index] ?? FULL] ?? 0) - (sizes[index]?.folds[level] ?? 0)
      levels[index] = level
    }
  }
  let count = findings.length
  while (count > 0 && size > max) size -= sizes[--count]?.row ?? 0
  return {
    shown: findings.slice(0, count).map((finding, index) => shownAt(finding, levels[index])),
    leftOut: leftOut(levels, count),
  }
}

function shownAt({ row, folds }: FindingParts, level: number | undefined): { row: string; fold: string } {
  return { row, fold: level === FULL || level === SHORT ? folds[level] : '' }
}

function leftOut(levels: readonly number[], count: number): LeftOut {
  const shown = levels.slice(0, count)
  return {
    shortened: shown.filter(level => level === SHORT).length,
    withoutDetails: shown.filter(level => level === NONE).length,
    findings: levels.length - count,
  }
}
