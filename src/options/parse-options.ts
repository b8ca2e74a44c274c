/** Text in, values out: each option by its own definition, all mistakes collected. */
import { relative, resolve } from 'node:path'
import type { OptionDefinition, OptionDefinitions, OptionValues } from './definition.ts'
import { isManifestPath } from './exercise.ts'
import { whyUnreadable } from './existing-files.ts'
import type { Given } from './given.ts'

export interface Parsed<Definitions> {
  /** complete only when there are no problems */
  values: OptionValues<Definitions>
  problems: string[]
}

/** Parses what was given and fills in the defaults. Paths in the result are relative to `cwd`, or absolute. */
export function parseOptions<Definitions extends OptionDefinitions>(
  definitions: Definitions,
  given: Map<string, Given[]>,
  cwd: string,
): Parsed<Definitions> {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(definitions)) {
    const texts = given.get(name) ?? defaultOf(option, cwd)
    if (texts.length === 0 && option.required) problems.push(`${name}: is missing. ${option.sentence}`)
    const parsed = inForce(option, texts).map(one => parseOne(one, option, cwd))
    problems.push(...parsed.flatMap(one => ('problem' in one ? [one.problem] : [])))
    const items = parsed.flatMap(one => ('value' in one ? [one.value] : []))
    values[name] = option.repeatable ? items : items[0]
  }
  return { values: values as OptionValues<Definitions>, problems }
}

/** What is wrong with the files that the options name. */
export async function unusableFiles(definitions: OptionDefinitions, given: Map<string, Given[]>): Promise<string[]> {
  const checks = Object.entries(definitions).flatMap(([name, option]) =>
    inForce(option, given.get(name) ?? [])
      .filter(({ text }) => text.trim() !== '' && isPath(text, option))
      .map(async ({ text, where, base }) => {
        const why = option.exists && (await whyUnreadable(text, option.exists, base))
        return why === undefined ? [] : [`${where}: ${why}`]
      }),
  )
  return (await Promise.all(checks)).flat()
}

/** Of an option that takes one value the last one counts, as with most programs. */
export function inForce(option: OptionDefinition, given: Given[]): Given[] {
  return option.repeatable ? given : given.slice(-1)
}

function defaultOf(option: OptionDefinition, base: string): Given[] {
  return option.default === undefined ? [] : [{ text: option.default, way: 'default', where: 'default', base }]
}

function parseOne(given: Given, option: OptionDefinition, cwd: string): { value: unknown } | { problem: string } {
  const { where, base } = given
  if (given.text.trim() === '') return { problem: `${where}: is empty` }
  const parsed = option.item.safeParse(given.text)
  if (!parsed.success) return { problem: `${where}: ${parsed.error.issues.map(issue => issue.message).join('; ')}` }
  const moved = base !== cwd && isPath(given.text, option)
  return { value: moved ? relative(cwd, resolve(base, given.text)) || '.' : parsed.data }
}

function isPath(text: string, { kind }: OptionDefinition): boolean {
  return kind === 'path' || (kind === 'manifest or command' && isManifestPath(text))
}
