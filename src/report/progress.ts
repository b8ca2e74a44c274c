/** What the user sees while a run is on its way. */

import { visible } from './escape.ts'
import type { ReportStep } from './report.ts'
import { stepLines } from './step-lines.ts'
import type { TerminalLook } from './terminal-look.ts'

export interface Progress {
  start(step: ReportStep['name']): void
  /** what the step is doing now, in a few words */
  update(step: ReportStep['name'], detail: string): void
  done(step: ReportStep['name'], status: ReportStep['status'], detail: string): void
  /** a line that stays */
  log(line: string): void
}

/** Where the lines go, and the clock that times the steps. */
export interface ProgressPorts {
  write(text: string): void
  /** milliseconds, monotonic */
  now(): number
}

/** One line for each finished step: for pipes and files. */
export function plainProgress(look: TerminalLook, { write, now }: ProgressPorts): Progress {
  let startedAt = now()
  return {
    start() {
      startedAt = now()
    },
    update() {},
    done(name, status, detail) {
      write(`${stepLines({ name, status, detail, durationMs: Math.round(now() - startedAt) }, look).join('\n')}\n`)
    },
    log(line) {
      write(`${visible(line)}\n`)
    },
  }
}

/** Says nothing: for `--quiet`, and for tests. */
export const silentProgress: Progress = { start() {}, update() {}, done() {}, log() {} }
