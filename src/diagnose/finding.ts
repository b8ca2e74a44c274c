/** A finding: one explanation, covering one or more objects that share a cause. */
import type { SourceLine } from '../chart/chart.ts'
import type { Change } from '../snapshot/change.ts'

/** From worst to harmless; `fail-on` names the mildest one that fails the run. */
export const SEVERITIES = ['breaks-cluster', 'stuck', 'leaked', 'kept', 'noise'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A quoted fact and where it was seen. */
export interface Fact {
  fact: string
  /** e.g. `managedFields of databases.db.example.com/apps/demo`, `helm uninstall, stderr` */
  source: string
}

/** Where the objects come from, as far as it could be told. */
export interface Attribution {
  template?: SourceLine
  /** the chart or subchart that the template belongs to */
  chart?: string
  /** hook object, `Job/cleanup (pre-delete)` */
  hook?: string
  /** workload that made or held the objects, `Deployment/my-operator (ns)` */
  controller?: string
  /** field manager */
  manager?: string
}

/** One clean-up command, as argv and as text to paste. */
export interface CleanUp {
  /** e.g. ['kubectl', 'delete', 'crd', 'databases.db.example.com'] */
  argv: string[]
  /** why this step */
  why: string
}

interface ChartFix {
  /** one sentence in the imperative */
  what: string
  /** a few lines of YAML or diff, where they say more than words */
  patch?: string
}

export interface Explanation {
  /** one or two plain sentences, names filled in */
  cause: string
  evidence: Fact[]
  attribution: Attribution
  chartFix: ChartFix
  cleanUp: CleanUp[]
  /** overrides the rule's own severity (a privileged binding weighs more) */
  severity?: Severity
  /** overrides the rule's own title */
  title?: string
}

export interface Finding extends Explanation {
  /** id of the failure class, `exercise` for what the user's own steps made, or `unexplained` */
  class: string
  title: string
  severity: Severity
  changes: Change[]
  /** primary documentation */
  docs: string[]
}
