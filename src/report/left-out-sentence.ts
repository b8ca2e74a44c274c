/** Saying what a size limit cost: a reader must not take a part for the whole. */
import { counted } from '../diagnose/words/phrases.ts'
import type { LeftOut } from './fit-findings.ts'

/** '' when nothing was left out. `asides`: what else, by name. */
export function leftOutSentence({ shortened, withoutDetails, findings }: LeftOut, asides: readonly string[]): string {
  const parts = [
    shortened > 0 && `the details of ${counted(shortened, 'finding')} in part`,
    withoutDetails > 0 && `the details of ${counted(withoutDetails, 'finding')}`,
    findings > 0 && `${counted(findings, 'whole finding')}`,
    ...asides,
  ].filter(part => part !== false)
  if (parts.length === 0) return ''
  return `Left out, because this page may not be longer: ${parts.join(', ')}. All of it is in \`report.json\`.`
}
