/** Durations in Go's style, the one that Helm and kubectl read: `90s`, `5m`, `1h30m`, `1.5s`, `250ms`. */
import { usageProblem } from '../problem.ts'

/** Milliseconds in each unit of Go's time.ParseDuration. */
const UNITS: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ns: 1e-6,
}

const PART = /(\d+\.?\d*|\.\d+)([^\d.]*)/y

/** How a duration is written, for messages. */
const FORM = 'a duration is written like 90s, 5m or 1h30m'

/** Milliseconds, rounded to whole ones. Throws a usage problem for anything that is not a duration, or is negative. */
export function parseDuration(text: string): number {
  if (text === '0') return 0
  const quoted = JSON.stringify(text)
  if (/^\d+(\.\d+)?$/.test(text)) throw usageProblem(`${quoted} has no unit: did you mean ${text}s? (${FORM})`)
  if (/^-\d/.test(text)) throw usageProblem(`${quoted} is negative: ${FORM}`)
  let ms = 0
  for (let at = 0; at === 0 || at < text.length; at = PART.lastIndex) {
    PART.lastIndex = at
    const [, number, unit] = PART.exec(text) ?? []
    if (number === undefined || unit === undefined) throw usageProblem(`${quoted} is not a duration: ${FORM}`)
    const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
    if (factor === undefined) throw usageProblem(`${quoted} ${wrongUnit(unit)}`)
    ms += Number(number) * factor
  }
  return Math.round(ms)
}

function wrongUnit(unit: string): string {
  return unit === ''
    ? `has a number without a unit: ${FORM}`
    : `has the unknown unit "${unit.trim()}": the units are h, m, s and ms`
}

/** `1h30m`, `5m`, `1.5s`, `250ms`: the shortest text that parseDuration reads back as the same whole milliseconds. */
export function formatDuration(ms: number): string {
  const whole = Math.round(ms)
  if (whole === 0) return '0s'
  if (whole < 1_000) return `${whole}ms`
  const hours = Math.floor(whole / 3_600_000)
  const minutes = Math.floor((whole % 3_600_000) / 60_000)
  const seconds = (whole % 60_000) / 1_000
  return [hours && `${hours}h`, minutes && `${minutes}m`, seconds && `${seconds}s`].filter(Boolean).join('')
}
