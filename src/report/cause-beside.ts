/** The cause for a place beside the objects, where it is read at a glance. */
import { listed } from '../diagnose/words/phrases.ts'
import { wholeSentences } from './few-words.ts'
import type { ReportFinding } from './report.ts'
import { objectName } from './wording.ts'

/** As much of the cause as there is room for. `shorten`: makes something of a first sentence that is too long. */
export function causeBeside(
  finding: Pick<ReportFinding, 'cause' | 'objects'>,
  length: number,
  shorten: (cause: string, length: number) => string,
): string {
  const cause = withoutNames(finding)
  return wholeSentences(cause, length) || shorten(cause, length)
}

/** Whoever has just read the names of the objects need not read them again: `It` or `They`, where the cause begins with all of them. */
export function withoutNames({ cause, objects }: Pick<ReportFinding, 'cause' | 'objects'>): string {
  const subject = listed(objects.map(objectName))
  if (subject === '' || !cause.startsWith(`${subject} `)) return cause
  return `${objects.length === 1 ? 'It' : 'They'}${cause.slice(subject.length)}`
}
