/** What the probe saw, in a terminal: the deletions that did not end, and with `--verbose` those that did. */
import { listed } from '../diagnose/words/phrases.ts'
import { shortName } from '../snapshot/object-id.ts'
import { wrapped } from './display-width.ts'
import { visible } from './escape.ts'
import { conditionTexts, deletionText, endText, type Tried, triedDeletions, waitText } from './probe-words.ts'
import type { Report } from './report.ts'
import { painter, type TerminalLook } from './terminal-look.ts'

/** Of more deletions that did not end only the number is shown, unless verbose. */
const SHOWN = 3

/** What the teardown probe could not delete, and what kept it; with `verbose` also what went. Empty without a probe. */
export function probeLines({ probe }: Report, look: TerminalLook & { verbose: boolean }): string[] {
  if (probe === undefined) return []
  const tried = triedDeletions(probe)
  const left = tried.filter(({ deleted }) => !deleted)
  if (look.verbose) return tried.flatMap(one => deletionLines(one, look))
  const rest = left.length - SHOWN
  return [
    ...left.slice(0, SHOWN).flatMap(one => deletionLines(one, look)),
    ...(rest > 0 ? wrapped(`… and ${rest} more, in report.json`, look.width - 2).map(line => `  ${line}`) : []),
  ]
}

function deletionLines(tried: Tried, look: TerminalLook & { verbose: boolean }): string[] {
  const paint = painter(look)
  const sign = tried.deleted ? paint('green', '✔') : paint('red', '✖')
  const [first = '', ...rest] = wrapped(visible(`${deletionText(tried)} ${endText(tried)}`), look.width - 2)
  const details = [...conditionTexts(tried), ...heldBy(tried, look.verbose)]
  return [
    `${sign} ${first}`,
    ...rest.map(line => `  ${line}`),
    ...details.flatMap(text => wrapped(visible(text), look.width - 4)).map(line => paint('dim', `    ${line}`)),
  ]
}

/** What waits for the same is one line. */
function heldBy({ blocking, remaining }: Tried, verbose: boolean): string[] {
  const groups = Map.groupBy(blocking, waitText)
  const rest = remaining - blocking.length
  return [
    ...[...groups].map(
      ([why, objects]) => `held by ${listed(objects.map(shortName), verbose ? objects.length : 3)}: ${why}`,
    ),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
  ]
}
