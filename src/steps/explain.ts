import { explain } from '../diagnose/explain.ts'
import type { Finding } from '../diagnose/finding.ts'
import { gatherEvidence } from '../diagnose/gather-evidence.ts'
import type { BeforeSettling } from '../diagnose/prospects.ts'
import type { Api } from '../kube/api.ts'
import { ignorePatterns, parseIgnore } from '../policy/ignore.ts'
import type { Settled } from '../snapshot/settle.ts'
import type { Life } from './life.ts'

/** What the steps before have seen; the rest of the evidence is gathered here. */
export type Seen = BeforeSettling & { settled: Settled }

/** Takes out what the user ignores, gathers evidence about the rest, and explains it. */
export function explainStep(
  { options, record, signal }: Life,
  api: Api,
  { settled, uninstall, ...seen }: Seen,
): Promise<Finding[]> {
  const { changes, ignored } = ignorePatterns(settled.comparison.changes, options.ignore.map(parseIgnore))
  record.facts.ignored = [...settled.comparison.ignored, ...ignored]
  const explainChanges = async () =>
    explain(
      await gatherEvidence(api, { ...seen, ...(uninstall && { uninstall }), changes, after: settled.after }, signal),
    )
  return record.step('explain', explainChanges, findings => {
    record.facts.findings = findings
    return findings.length === 1 ? '1 finding' : `${findings.length} findings`
  })
}
