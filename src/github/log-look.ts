/** How the step's log wants text: GitHub shows colours, and wraps by itself in a wide column. */
import type { TerminalLook } from '../report/terminal-look.ts'

export const LOG_LOOK: TerminalLook = { width: 120, colour: true }
