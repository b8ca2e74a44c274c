/** The same check as a command line, for whoever reads its report: how a CI called it stands in a workflow somewhere else. */
import { withoutValues } from '../report/redact.ts'
import { shellText } from '../report/shell-text.ts'
import { CHECK_OPTIONS } from './definitions.ts'
import type { Given, Source } from './given.ts'
import { splitWords } from './words.ts'

/**
 * Of flags and inputs; options of `.clean-uninstall.yaml` are read again from there, and where reports go changes nothing. Values of
 * `set`, and of the same flags among `helm-args`, are hidden: a password may be among them.
 */
export function sameCheck(...sources: Pick<Source, 'given'>[]): string[] {
  const given = new Map(sources.flatMap(source => [...source.given]))
  const chart = given.get('chart')?.at(-1)?.text
  const words = Object.entries(CHECK_OPTIONS).flatMap(([name, option]) =>
    name === 'chart' || (option.group === 'output' && name !== 'config')
      ? []
      : inForce(given.get(name) ?? [], 'repeatable' in option).flatMap(({ text }) => flag(name, text, option.kind)),
  )
  return ['clean-uninstall', 'check', ...(chart === undefined ? [] : [chart]), ...words]
}

function inForce(given: readonly Given[], isRepeatable: boolean): readonly Given[] {
  return isRepeatable ? given : given.slice(-1)
}

function flag(name: string, text: string, kind: string): string[] {
  if (kind === 'boolean') return [/^true$/i.test(text) ? `--${name}` : `--${name}=${text}`]
  if (name === 'set') return withoutValues(['--set', text])
  const value = name.endsWith('-args') ? shellText(withoutValues(splitWords(text))) : text
  return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value]
}
