/** The summary of a run that never came to a report. */
import { markdownFence } from './escape.ts'

const LONGEST = 50_000

/** `message`: what failed, why probably, what to do. */
export function problemMarkdown(message: string): string {
  return `## ! inconclusive: nothing was checked\n\n${markdownFence(message.slice(0, LONGEST), 'text')}\n`
}
