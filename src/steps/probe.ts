import { systemClock } from '../clock.ts'
import type { Evidence } from '../diagnose/evidence/evidence.ts'
import { type FullPlan, probePlan } from '../diagnose/probe/plan.ts'
import { probe } from '../diagnose/probe/probe.ts'
import { type Probe, stillThere } from '../diagnose/probe/probed.ts'
import { counted, listed } from '../diagnose/words/phrases.ts'
import { messageOf } from '../problem.ts'
import { type ObjectId, shortName } from '../snapshot/object-id.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'

/**
 * Deletes the namespace and the CRDs that are left, and adds to the evidence what keeps them. The cluster is no longer as
 * the uninstall left it afterwards, so everything else was looked at before. A problem is a warning: the verdict stands.
 */
export async function probeStep(life: Life, { api, existing }: Connection, evidence: Evidence): Promise<Evidence> {
  const { options, record, signal } = life
  const plan = probePlan(evidence, { shared: existing })
  const forbidden = whyForbidden(life, existing, evidence)
  if (forbidden === undefined && plan.leftAlone.length > 0) record.warn(leftAloneText(plan.leftAlone))
  const why = forbidden ?? whyNothing(plan)
  if (why !== undefined) {
    record.skip('probe', why)
    return evidence
  }
  const run = (update: (detail: string) => void) =>
    probe(api, evidence, plan, { timeoutMs: options.probeTimeoutMs, signal, clock: systemClock, onWait: update })
  try {
    const seen = await record.step('probe', run, describe)
    record.facts.probe = seen
    // The probe has deleted it; what keeps it is in the report.
    if (plan.namespaces.some(({ name }) => name === record.facts.namespaceToRemove?.name))
      delete record.facts.namespaceToRemove
    if (seen.brokenOff !== undefined) record.warn(`the probe ended before its time: ${seen.brokenOff}`)
    return { ...evidence, probe: seen }
  } catch (error) {
    signal.throwIfAborted()
    record.warn(`it could not be told what blocks the deletion of the namespace and the CRDs: ${messageOf(error)}`)
    return evidence
  }
}

/** Why there is no probe, whatever is left; undefined: there is one. */
function whyForbidden({ options }: Life, existing: boolean, { uninstall }: Evidence): string | undefined {
  if (options.probeTimeoutMs === 0) return 'switched off with probe-timeout: 0s'
  if (existing && !options.allowTeardown) return 'the cluster is not ours to tear down; allow-teardown lets it'
  if (uninstall?.releaseStatus !== undefined && uninstall.releaseStatus !== 'uninstalled')
    return 'the release is still there'
  return undefined
}

function whyNothing({ namespaces, crds, leftAlone }: FullPlan): string | undefined {
  if (namespaces.length + crds.length > 0) return undefined
  return leftAlone.length > 0
    ? 'nothing says that the run made what is left'
    : 'nothing is left that could keep a namespace or CRD'
}

function leftAloneText(ids: readonly ObjectId[]): string {
  const them = ids.length === 1 ? 'it' : 'them'
  return `the probe left ${listed(ids.map(shortName), SHOWN)} alone: new, but nothing says that the run or the chart made ${them}`
}

/** More names tell no more. */
const SHOWN = 5

function describe(seen: Probe): string {
  const left = stillThere(seen).length
  return `deletion of ${what(seen)}: ${left === 0 ? 'all gone' : `${left} did not end`}`
}

function what({ namespaces, crds }: Probe): string {
  const parts = [
    ...(namespaces.length > 0 ? [counted(namespaces.length, 'namespace')] : []),
    ...(crds.length > 0 ? [counted(crds.length, 'CRD')] : []),
  ]
  return parts.join(' and ')
}
