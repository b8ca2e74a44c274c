import type { Evidence, Recorded } from '../diagnose/evidence/evidence.ts'
import { gatherEvidence } from '../diagnose/evidence/gather-evidence.ts'
import { explain } from '../diagnose/explain.ts'
import type { BeforeSettling } from '../diagnose/finalizers/prospects.ts'
import type { Finding } from '../diagnose/finding.ts'
import { counted } from '../diagnose/words/phrases.ts'
import type { Api } from '../kube/api.ts'
import { ignorePatterns, parseIgnore } from '../policy/ignore.ts'
import type { Settled } from '../snapshot/settle.ts'
import type { Life } from './life.ts'

/** What the steps before have seen; the rest of the evidence is gathered here. */
export type Seen = BeforeSettling & Pick<Evidence, Recorded> & { settled: Settled }

/** Takes out what the user ignores, and gathers evidence about the rest. */
export function evidenceStep(
  { options, record, signal }: Life,
  api: Api,
  { settled, uninstall, ...seen }: Seen,
): Promise<Evidence> {
  const { changes, ignored } = ignorePatterns(settled.comparison.changes, options.ignore.map(parseIgnore))
  record.facts.ignored = [...settled.comparison.ignored, ...ignored]
  for (const { rule, count } of ignored)
    if (count === 0) record.warn(`the ignore pattern "${rule}" matched nothing that is left: is it still needed?`)
  const gather = () =>
    gatherEvidence(api, { ...seen, ...(uninstall && { uninstall }), changes, after: settled.after }, signal)
  return record.step('evidence', gather, ({ objects, events, allEvents }) => {
    record.facts.leftovers = { changes, objects }
    record.facts.events = allEvents
    return `${counted(objects.size, 'object')} and ${counted(events.length, 'event')} read`
  })
}

/** Explains what differs from the baseline. */
export function explainStep({ record }: Life, evidence: Evidence): Promise<Finding[]> {
  return record.step(
    'explain',
    async () => explain(evidence),
    findings => {
      record.facts.findings = findings
      return findings.length === 1 ? '1 finding' : `${findings.length} findings`
    },
  )
}
