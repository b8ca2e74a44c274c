/** How a terminal wants it: width, colour, live or not. Decided once, from values that the caller read. */
import { styleText } from 'node:util'

export interface TerminalLook {
  /** columns */
  width: number
  colour: boolean
}

type Style = Parameters<typeof styleText>[0]

/** Width where there is no terminal to ask: pipes, files, logs. */
const PLAIN_WIDTH = 120
const NARROWEST = 40

/**
 * `live`: a line can be rewritten. NO_COLOR (no-color.org: any value but an empty one) wins over FORCE_COLOR (`0` and `false`
 * switch off); without them colours need a terminal that is not `dumb`.
 */
export function terminalLook(
  stream: { isTTY?: boolean; columns?: number },
  env: NodeJS.ProcessEnv,
): TerminalLook & { live: boolean } {
  const live = stream.isTTY === true && env.TERM !== 'dumb'
  return { live, colour: wantsColour(live, env), width: Math.max(NARROWEST, (live && stream.columns) || PLAIN_WIDTH) }
}

function wantsColour(live: boolean, { NO_COLOR, FORCE_COLOR }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return live
}

/** Styles text, or leaves it as it is. Whether the stream takes colours has been decided already. */
export function painter({ colour }: Pick<TerminalLook, 'colour'>): (style: Style, text: string) => string {
  return (style, text) => (colour && text !== '' ? styleText(style, text, { validateStream: false }) : text)
}
