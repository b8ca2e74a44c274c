/** The name of an object as its template writes it, where the same words give the same name at the top of another template. */
import { type Branch, CONTROL, type MarkedTemplate, markActions } from './template-actions.ts'
import { scalar } from './template-name.ts'

/** Undefined where the words stand for something else, or nothing, in a file of their own. `open`: what the place is in. */
export function writtenName(
  lineNumber: number,
  open: readonly Branch[],
  { source, actions }: MarkedTemplate,
): string | undefined {
  const line = source.split('\n')[lineNumber - 1]?.replace(/\r$/, '') ?? ''
  const written = /^ +["']?name["']?:[ \t]+(.*)$/.exec(line)?.[1]
  if (written === undefined) return undefined
  const name = scalar(written)
  const inside = open.map(({ id }) => actions[id] ?? '')
  return holdsElsewhere(name, inside) ? name : undefined
}

/** True for a name of nothing but text and what the release has: a subchart reads that as its parent does. */
export function isOfTheRelease(name: string): boolean {
  return markActions(name).actions.every(action => /^\{\{-?\s*\$?\.Release\.\w+\s*-?\}\}$/.test(action))
}

function holdsElsewhere(name: string, inside: readonly string[]): boolean {
  const { text, actions } = markActions(name)
  // An action over several lines leaves an open brace, and one that prints nothing says that the name is put together.
  if (name === '' || /[{}]/.test(text) || text.includes(CONTROL)) return false
  if (inside.some(action => /^\{\{-?\s*block\b/.test(action))) return false
  const isDotMoved = inside.some(action => /^\{\{-?\s*(range|with)\b/.test(action))
  return actions.every(action => {
    const code = action.replace(/"(?:\\.|[^"\\])*"|`[^`]*`/g, '""')
    if (/\$\w/.test(code)) return false
    return !isDotMoved || !code.replace(/\$(\.\w+)*/g, '').includes('.')
  })
}
