/** Times for formats with a schema of their own. A report of somebody else may have anything for a time. */

/** RFC 3339, which has years of four digits only; undefined for what is no such time. */
export function utcTime(ms: number): string | undefined {
  const date = new Date(ms)
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString()
  return /^\d{4}-/.test(text) ? text : undefined
}
