/** What `helm uninstall` did, judged by what is there afterwards and not by its exit code alone. */
import { lastLines, outputOf } from '../../last-lines.ts'
import type { SnapshotObject } from '../../snapshot/snapshot.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { releaseRecord, resourcePolicy } from '../origin/helm-marks.ts'
import { manifestObjectOf } from '../origin/manifest-match.ts'

type UninstallOutcome =
  /** exit 0 */
  | 'ok'
  /** an error, the release is still recorded, and every object of it is still there */
  | 'nothing-deleted'
  /** an error, the release is still recorded, and some of its objects are gone */
  | 'partly-deleted'
  /** an error after everything was deleted: only the record of the release could not be */
  | 'not-purged'
  /** an error, and the release is no longer recorded: it cannot be tried again */
  | 'purged'
  /** there was no release to uninstall */
  | 'no-release'
  | 'not-run'

/** How the uninstall really went. */
export function uninstallOutcome(evidence: Evidence): UninstallOutcome {
  return outcome(evidence).is
}

/** Every rule asks it for every change. */
const outcome = oncePerEvidence(evidence => ({ is: judge(evidence) }))

function judge(evidence: Evidence): UninstallOutcome {
  const { uninstall } = evidence
  if (uninstall === undefined) return 'not-run'
  if (uninstall.exitCode === 0) return 'ok'
  if (!isStillRecorded(evidence)) {
    return evidence.release === undefined && /release: not found/.test(uninstall.stderr) ? 'no-release' : 'purged'
  }
  const objects = [...evidence.installed.objects.values()].filter(({ id }) => manifestObjectOf(id, evidence))
  const isThere = ({ id }: SnapshotObject) => evidence.after.objects.get(id.uid)?.deletionTimestamp === undefined
  const left = objects.filter(object => evidence.after.objects.has(object.id.uid) && isThere(object))
  if (left.length === objects.length) return 'nothing-deleted'
  // Helm leaves alone what has a resource policy.
  const isAllDeleted = left.every(object => resourcePolicy(object) !== undefined)
  return isAllDeleted && PURGE_FAILED.test(uninstall.stderr) ? 'not-purged' : 'partly-deleted'
}

/** A hook that failed when it had itself deleted everything leaves the same objects: only Helm's words tell. */
const PURGE_FAILED = /failed to purge the release/i

/** True when the cluster still has a record of the release that does not say `uninstalled`. */
function isStillRecorded(evidence: Evidence): boolean {
  const status = evidence.uninstall?.releaseStatus
  if (status !== undefined) return status !== 'uninstalled'
  return ownRecords(evidence).some(object => releaseRecord(object)?.status !== 'uninstalled')
}

/** Helm's records of the release that are in the cluster after the uninstall. */
export function ownRecords(evidence: Evidence): SnapshotObject[] {
  return [...evidence.after.objects.values()].filter(
    object => object.id.namespace === evidence.namespace && releaseRecord(object)?.release === evidence.releaseName,
  )
}

/** How the command ended, and the last lines that it printed. */
export function uninstallFacts(evidence: Evidence): Fact[] {
  const { uninstall } = evidence
  if (uninstall === undefined) return []
  const how = uninstall.timedOut
    ? 'did not end in time and was stopped'
    : `ended with exit code ${uninstall.exitCode ?? 'none'}`
  const said = lastLines(outputOf(uninstall), 5)
  return [
    { fact: `the command ${how}`, source: 'helm uninstall' },
    ...(said === '' ? [] : [{ fact: said, source: 'helm uninstall, output' }]),
    ...(uninstall.releaseStatus === undefined
      ? []
      : [
          {
            fact: `status ${uninstall.releaseStatus}${described(uninstall.releaseDescription)}`,
            source: 'release record',
          },
        ]),
  ]
}

function described(description: string | undefined): string {
  return description === undefined || description === '' ? '' : `: ${description}`
}
