/** Where a moment stands on the timeline: the phases of the run side by side, the short ones wide enough for their names. */
import type { Report, ReportStep } from '../report.ts'

/** What happens to the cluster, in steps that a timeline shows; the others only look. */
const PHASES: ReadonlySet<ReportStep['name']> = new Set(['install', 'use', 'uninstall', 'settle', 'probe'])

/** Least share of the axis for a phase. */
const LEAST_SHARE = 0.15
/** More than a run of ours has. */
const MOST_PHASES = 20

export interface Phase {
  name: ReportStep['name']
  /** milliseconds since the epoch */
  start: number
  end: number
}

export interface Band extends Phase {
  /** shares of the whole width */
  x: number
  width: number
}

export interface TimeAxis {
  start: number
  end: number
  bands: Band[]
  /** share of the width, 0 to 1 */
  at(moment: number): number
}

/** The steps that were run and say when, oldest first. */
export function phasesOf({ steps }: Pick<Report, 'steps'>): Phase[] {
  return steps
    .filter(({ name, status }) => PHASES.has(name) && status !== 'skipped')
    .map(({ name, startedAt = '', durationMs }) => ({ name, start: Date.parse(startedAt), durationMs }))
    .filter(({ start }) => !Number.isNaN(start))
    .map(({ name, start, durationMs }) => ({ name, start, end: start + durationMs }))
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST_PHASES)
}

/** From the first to the last of phases and moments. Within a phase, and between two of them, time runs evenly. */
export function timeAxis(phases: readonly Phase[], moments: readonly number[]): TimeAxis {
  const start = least([...phases.map(phase => phase.start), ...moments])
  const end = -least([...phases.map(phase => -phase.end), ...moments.map(moment => -moment)])
  const pieces = piecesOf(phases, start, end)
  const named = pieces.filter(({ phase }) => phase !== undefined)
  const reserved = Math.min(LEAST_SHARE, 1 / Math.max(1, named.length))
  const shared = 1 - named.length * reserved
  let x = 0
  const placed = pieces.map(piece => {
    const share = end > start ? (piece.end - piece.start) / (end - start) : 1 / pieces.length
    const width = shared * share + (piece.phase === undefined ? 0 : reserved)
    x += width
    return { ...piece, x: x - width, width }
  })
  return {
    start,
    end,
    bands: placed.flatMap(({ phase, x, width }) => (phase === undefined ? [] : [{ ...phase, x, width }])),
    at(moment) {
      const piece = placed.find(({ end }) => moment <= end) ?? placed.at(-1)
      if (piece === undefined) return 0
      const share = piece.end > piece.start ? (moment - piece.start) / (piece.end - piece.start) : 0
      return Math.min(1, Math.max(0, piece.x + piece.width * Math.min(1, Math.max(0, share))))
    },
  }
}

interface Piece {
  start: number
  end: number
  phase?: Phase
}

/** Phases, and what lies before, between and after them. */
function piecesOf(phases: readonly Phase[], start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let until = start
  for (const phase of phases) {
    if (phase.start > until) pieces.push({ start: until, end: phase.start })
    const from = Math.max(until, phase.start)
    until = Math.max(from, phase.end)
    pieces.push({ start: from, end: until, phase })
  }
  if (end > until || pieces.length === 0) pieces.push({ start: until, end })
  return pieces
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

/** `12:04:07`, of UTC; with digits of the second's fraction where they are asked for. */
export function clock(moment: number, digits = 0): string {
  return new Date(moment).toISOString().slice(11, digits === 0 ? 19 : 20 + digits)
}
