/** Patches and clean-up commands: what they are, what they take along, what they are worth. */
import type { ReportFinding } from './report.ts'

const HOLDS_DATA = /^(customresourcedefinitions\.apiextensions\.k8s\.io|namespaces|persistentvolume(claim)?s)$/

/** True for a clean-up command that takes along more than what it names: clean-up that is skipped, instances, data. */
export function losesData([program, verb, resource = '', ...rest]: readonly string[]): boolean {
  if (program === 'helm') return rest.includes('--no-hooks')
  if (verb === 'delete') return HOLDS_DATA.test(resource)
  return verb === 'patch' && rest.some(argument => argument.includes('"finalizers"'))
}

/** A patch is YAML, or the difference between two versions of it. */
export function isDiff(patch: string): boolean {
  return /^(?:[-+@]|diff )/m.test(patch) && /^\+/m.test(patch)
}

/** What the clean-up commands are worth. */
export function proofOf({ remedy }: Pick<ReportFinding, 'remedy'>): string {
  if (remedy.proven === null) return 'suggested, not run by the check'
  return remedy.proven ? 'proven: afterwards the cluster was back at its baseline' : 'tried, and it was not enough'
}
