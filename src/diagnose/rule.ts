/** One rule per failure class: data and two pure functions. */
import type { Change } from '../snapshot/change.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { Explanation, Severity } from './finding.ts'

/** What there is to know of a class, a few plain sentences each: for `clean-uninstall explain` and docs/classes. */
export interface ClassPage {
  /** what was left, or happened */
  what: string
  /** by what it is known on a cluster */
  looks: string
  /** why Helm or Kubernetes does so */
  why: string
  /** what the authors of the chart change */
  fix: string
  /** what removes it by hand */
  cleanUp: string
}

export interface Rule {
  /** id of the failure class, stable: `A1`, `B2` */
  id: string
  /** what happened, in a few words, for a table */
  title: string
  severity: Severity
  /** addresses of the primary documentation */
  docs: string[]
  page: ClassPage
  /** The group the change falls into: changes with an equal key share a cause. Undefined: not this class. */
  claims(change: Change, evidence: Evidence): string | undefined
  /** A group that exists even when no object was left, such as a failed uninstall. */
  always?(evidence: Evidence): string | undefined
  /** Explains one group; `changes` may be empty only for the group named by `always`. */
  explain(changes: Change[], evidence: Evidence): Explanation
}
