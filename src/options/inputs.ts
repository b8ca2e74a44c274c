/** The action's inputs. The runner passes them as INPUT_<NAME>, upper case, hyphens kept; not given and empty are the same. */

import { hasWay, type OptionDefinition, type OptionDefinitions } from './definition.ts'
import { CHECK_OPTIONS } from './definitions.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Given, Source } from './given.ts'

const PREFIX = 'INPUT_'

/** Reads the inputs of an action from an environment. `base` is the directory that relative paths are relative to. */
export function readInputs(
  env: Record<string, string | undefined>,
  base: string,
  definitions: OptionDefinitions = CHECK_OPTIONS,
): Source {
  const options = new Map<string, OptionDefinition>(
    Object.entries(definitions).filter(([, option]) => hasWay(option, 'input')),
  )
  const source: Source = { given: new Map(), problems: [] }
  for (const [key, raw = ''] of Object.entries(env)) {
    if (!key.startsWith(PREFIX) || raw.trim() === '') continue
    const name = key.slice(PREFIX.length).toLowerCase()
    const option = options.get(name)
    if (option === undefined) {
      source.problems.push(`input ${name}: is not an input of this action${didYouMean(name, [...options.keys()])}`)
      continue
    }
    const given = (text: string): Given => ({ text, way: 'input', where: `input ${name}`, base })
    source.given.set(name, option.repeatable ? lines(raw).map(given) : [given(raw.trim())])
  }
  return source
}

/** A list is one entry a line; empty lines do not count. */
function lines(raw: string): string[] {
  return raw
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
