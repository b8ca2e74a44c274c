/** Progress in the step's log: what a step is doing is folded into a group, its result stands below it. */
import * as core from '@actions/core'
import { visibleLines } from '../report/escape.ts'
import type { Progress } from '../report/progress.ts'
import { stepLines } from '../report/step-lines.ts'
import type { TerminalLook } from '../report/terminal-look.ts'

/** `now`: milliseconds, monotonic. */
export function logProgress(look: TerminalLook, now: () => number): Progress {
  let startedAt = now()
  let inGroup = false
  let lastDetail: string | undefined
  const openGroup = (name: string) => {
    if (!inGroup) core.startGroup(name)
    inGroup = true
  }
  const closeGroup = () => {
    if (inGroup) core.endGroup()
    inGroup = false
  }
  return {
    start(name) {
      startedAt = now()
      lastDetail = undefined
      openGroup(`${name} …`)
    },
    update(_name, detail) {
      // A step that polls says the same again and again; a log is read, not watched.
      if (detail === lastDetail) return
      lastDetail = detail
      core.info(visibleLines(detail))
    },
    done(name, status, detail) {
      closeGroup()
      const step = { name, status, detail, durationMs: Math.round(now() - startedAt) }
      core.info(stepLines(step, look).join('\n'))
    },
    log(line) {
      core.info(visibleLines(line))
    },
  }
}
