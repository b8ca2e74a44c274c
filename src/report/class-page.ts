/** The page of a failure class: its headings, and the order of the classes. */
import type { ClassPage } from '../diagnose/rule.ts'

/** Heading and text, in the order of reading. */
export function pageSections(page: ClassPage): [heading: string, text: string][] {
  return [
    ['What it is', page.what],
    ['How it looks on a cluster', page.looks],
    ['Why it happens', page.why],
    ['How to fix the chart', page.fix],
    ['How to clean up', page.cleanUp],
  ]
}

/** A2 before A11. */
export function byClass(a: { id: string }, b: { id: string }): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true })
}
