/** Progress on a terminal: one line that is rewritten while a step runs, with its time ticking. */
import { cut, displayWidth } from './display-width.ts'
import { visible } from './escape.ts'
import type { Progress, ProgressPorts } from './progress.ts'
import { stepLines } from './step-lines.ts'
import type { TerminalLook } from './terminal-look.ts'
import { painter } from './terminal-look.ts'
import { seconds } from './wording.ts'

interface LiveProgressPorts extends ProgressPorts {
  /** calls `tick` every so many milliseconds until the function that it returns is called */
  every(ms: number, tick: () => void): () => void
  /** columns at this moment: a window can be resized */
  columns(): number
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 100
/** Back to the first column, and erase to the end of the line (ECMA-48, EL). */
const REWRITE = '\r\u001b[K'

/** Progress on a terminal: the step that runs is one line that is drawn again and again, a finished one stays. */
export function liveProgress(look: TerminalLook, ports: LiveProgressPorts): Progress {
  let running: { name: string; detail: string; startedAt: number; frame: number } | undefined
  let stopTicking = () => {}

  const draw = () => {
    if (running !== undefined) ports.write(`${REWRITE}${runningLine(running, look, ports)}`)
  }
  const clear = () => {
    if (running !== undefined) ports.write(REWRITE)
  }
  return {
    start(name) {
      stopTicking()
      running = { name, detail: '', startedAt: ports.now(), frame: 0 }
      stopTicking = ports.every(FRAME_MS, () => {
        if (running !== undefined) running.frame++
        draw()
      })
      draw()
    },
    update(name, detail) {
      if (running?.name === name) running.detail = detail
      draw()
    },
    done(name, status, detail) {
      const durationMs = Math.round(ports.now() - (running?.startedAt ?? ports.now()))
      stopTicking()
      clear()
      running = undefined
      const lines = stepLines({ name, status, detail, durationMs }, { ...look, width: ports.columns() })
      ports.write(`${lines.join('\n')}\n`)
    },
    log(line) {
      clear()
      ports.write(`${visible(line)}\n`)
      draw()
    },
  }
}

/** Never as wide as the window: a line that wraps can't be rewritten. */
function runningLine(
  running: { name: string; detail: string; startedAt: number; frame: number },
  look: TerminalLook,
  ports: LiveProgressPorts,
): string {
  const paint = painter(look)
  const time = seconds(ports.now() - running.startedAt)
  const frame = FRAMES[running.frame % FRAMES.length] ?? ''
  const room = Math.max(0, ports.columns() - 1 - '⠋ '.length - 11 - displayWidth(time) - 2)
  const detail = cut(visible(running.detail), room)
  return `${paint('cyan', frame)} ${running.name.padEnd(10)} ${detail}${detail === '' ? '' : '  '}${paint('dim', time)}`
}
