/** What the user gave, before it is parsed: text, and where it stands. */
import type { Way } from './definition.ts'

/** One value of one option. */
export interface Given {
  text: string
  way: Way | 'default'
  /** for messages: `--values`, `input values`, `.clean-uninstall.yaml:4 values` */
  where: string
  /** directory that a relative path is relative to */
  base: string
}

/** All that one way gave: values by option, in the order given, and what was wrong with the way itself. */
export interface Source {
  given: Map<string, Given[]>
  problems: string[]
}

/** Values of flags; relative paths are relative to `base`. */
export function flagSource(texts: Map<string, string[]>, base: string): Source {
  const given = [...texts].map(([name, values]): [string, Given[]] => [
    name,
    values.map(text => ({ text, way: 'flag', where: `--${name}`, base })),
  ])
  return { given: new Map(given), problems: [] }
}
