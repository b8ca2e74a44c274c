import { systemClock } from '../clock.ts'
import type { Api } from '../kube/api.ts'
import { type Settled, settle } from '../snapshot/settle.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Life } from './life.ts'

/** Waits until the cluster is quiet. */
export function settleStep({ options, record, signal }: Life, api: Api, before: Snapshot): Promise<Settled> {
  const wait = (update: (detail: string) => void) =>
    settle(api, before, { timeoutMs: options.settleTimeoutMs, signal, clock: systemClock, onWait: update })
  return record.step('settle', wait, settled => {
    record.facts.settled = settled
    return describe(settled)
  })
}

function describe({ reason, comparison: { changes }, moving }: Settled): string {
  const left = changes.length === 1 ? '1 object differs' : `${changes.length} objects differ`
  if (reason === 'clean') return 'quiet, back at the baseline'
  if (reason === 'quiet') return `quiet, ${left} from the baseline`
  return `the limit was reached, ${left} from the baseline; still moving: ${moving
    .slice(0, 3)
    .map(({ what, why }) => `${what}: ${why}`)
    .join('; ')}`
}
