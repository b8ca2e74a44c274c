/** One line of the doctor's report. */

export interface CheckLine {
  /** `missing`: a check can't run without it; `note`: it can, but somebody should know */
  state: 'ok' | 'note' | 'missing'
  what: string
  detail: string
  /** what to do; one command or sentence */
  todo?: string
}

const SIGNS = { ok: '✔', note: '!', missing: '✖' } as const
const LABEL_WIDTH = 16

/** Plain text, no colours: the report is pasted into issues. Further lines of a detail are indented below it. */
export function formatLine({ state, what, detail, todo }: CheckLine): string[] {
  const [first = '', ...more] = detail.split('\n')
  const indent = ' '.repeat(LABEL_WIDTH + 2)
  return [
    `${SIGNS[state]} ${what.padEnd(LABEL_WIDTH)}${first}`.trimEnd(),
    ...more.map(line => `${indent}${line}`),
    ...(todo === undefined ? [] : [`${indent}→ ${todo}`]),
  ]
}
