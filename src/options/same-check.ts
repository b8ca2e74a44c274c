/** The same check as a command line, for whoever reads its report: how a CI called it stands in a workflow somewhere else. */
import { withoutValues } from '../report/redact.ts'
import { shellText } from '../report/shell-text.ts'
import { CHECK_OPTIONS, type CheckOptionName } from './definitions.ts'
import { isManifestPath } from './exercise.ts'
import type { Source } from './given.ts'
import { inForce } from './parse-options.ts'
import { splitWords } from './words.ts'

const HIDDEN = '(hidden)'

/**
 * Of flags and inputs; options of `.clean-uninstall.yaml` are read again from there, and where reports go changes nothing. A workflow
 * may put a secret into any command, and a log alone would mask it: of values (`set`, and the same flags among `helm-args`) only the
 * keys are shown, of commands of an exercise only the programs.
 */
export function sameCheck(...sources: Pick<Source, 'given'>[]): string[] {
  const given = new Map(sources.flatMap(source => [...source.given]))
  const texts = (name: CheckOptionName) => inForce(CHECK_OPTIONS[name], given.get(name) ?? []).map(({ text }) => text)
  const names = Object.keys(CHECK_OPTIONS) as CheckOptionName[]
  const words = names.flatMap(name => {
    const { group, kind } = CHECK_OPTIONS[name]
    const isLeftOut = name === 'chart' || (group === 'output' && name !== 'config')
    return isLeftOut || !given.has(name) ? [] : flags(name, texts(name), kind)
  })
  return ['clean-uninstall', 'check', ...texts('chart'), ...words]
}

function flags(name: string, texts: readonly string[], kind: string): string[] {
  if (kind === 'boolean') return texts.map(text => (/^true$/i.test(text) ? `--${name}` : `--${name}=${text}`))
  // A flag may stand in one value and its argument in the next.
  if (name.endsWith('-args')) return [`--${name}=${shellText(withoutValues(texts.flatMap(splitWords)))}`]
  if (name === 'set') return texts.flatMap(text => withoutValues(['--set', text]))
  const shown = kind === 'manifest or command' ? texts.map(withoutArguments) : texts
  return shown.flatMap(text => (text.startsWith('-') ? [`--${name}=${text}`] : [`--${name}`, text]))
}

function withoutArguments(text: string): string {
  const [program = '', ...rest] = text.trim().split(/\s+/)
  // `TOKEN=… program` begins with what is to be hidden.
  if (isManifestPath(text) || rest.length === 0) return text
  return program.includes('=') ? HIDDEN : `${program} ${HIDDEN}`
}
