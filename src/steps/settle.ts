import { systemClock } from '../clock.ts'
import { type BeforeSettling, prospectsOf } from '../diagnose/finalizers/prospects.ts'
import type { Api } from '../kube/api.ts'
import { ignorePatterns, parseIgnore } from '../policy/ignore.ts'
import type { Change } from '../snapshot/change.ts'
import { type Settled, settle } from '../snapshot/settle.ts'
import type { Life } from './life.ts'

/** Waits until the cluster is quiet. */
export function settleStep({ options, record, signal }: Life, api: Api, seen: BeforeSettling): Promise<Settled> {
  const patterns = options.ignore.map(parseIgnore)
  const limits = {
    timeoutMs: options.settleTimeoutMs,
    signal,
    clock: systemClock,
    prospects: prospectsOf(seen),
    counted: (changes: readonly Change[]) => ignorePatterns(changes, patterns).changes,
  }
  const wait = (update: (detail: string) => void) => settle(api, seen.before, { ...limits, onWait: update })
  return record.step('settle', wait, settled => {
    record.facts.settled = settled
    return describe(settled)
  })
}

function describe({ reason, comparison: { changes }, moving, stuck }: Settled): string {
  const left = changes.length === 1 ? '1 object differs' : `${changes.length} objects differ`
  if (reason === 'clean') return 'quiet, back at the baseline'
  if (reason === 'quiet') return `quiet, ${left} from the baseline`
  if (reason === 'stuck') return `quiet, ${left} from the baseline; stuck for good: ${inWords(stuck)}`
  return `the limit was reached, ${left} from the baseline; still moving: ${inWords(moving)}`
}

function inWords(things: Settled['stuck']): string {
  const first = things.slice(0, 3).map(({ what, why }) => `${what}: ${why}`)
  return [...first, ...(things.length > 3 ? [`${things.length - 3} more`] : [])].join('; ')
}
