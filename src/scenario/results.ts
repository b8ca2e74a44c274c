/** What Helm and the user's commands did: arguments, exit code, output. Evidence, never the verdict. */

/** A process that ended (or was ended). */
export interface CommandResult {
  /** argv, the program first */
  argv: string[]
  /** undefined when it was killed */
  exitCode: number | undefined
  stdout: string
  stderr: string
  durationMs: number
  timedOut: boolean
}

export interface InstallResult extends CommandResult {
  ok: boolean
}

/** State of a release that is still recorded in the cluster. */
export type ReleaseStatus =
  | 'deployed'
  | 'uninstalled'
  | 'superseded'
  | 'failed'
  | 'uninstalling'
  | 'pending-install'
  | 'pending-upgrade'
  | 'pending-rollback'
  | 'unknown'

export interface UninstallResult extends CommandResult {
  /** RFC 3339, when the command was started, by our own clock: the one of the timeline */
  startedAt: string
  /** lines under "These resources were kept due to the resource policy" */
  kept: string[]
  /** status of the release record after the uninstall; undefined: it is purged */
  releaseStatus?: ReleaseStatus
  releaseDescription?: string
}
