/** action.yml, all of it. */
import { stringify } from 'yaml'
import { hasWay, type OptionDefinition } from '../../src/options/definition.ts'
import { CHECK_OPTIONS } from '../../src/options/definitions.ts'
import { OUTPUTS } from '../../src/options/outputs.ts'
import { sentenceOf } from './tables.ts'

const HEAD = '# Made by scripts/generate-docs.ts from src/options/: change it there.\n'

/**
 * Inputs have no `default:` on purpose: the runner would pass it like a value that was given, and it would win over
 * `.clean-uninstall.yaml`. `required` is a word to the reader; the runner does not enforce it, and the file may give the chart.
 */
export function actionFile(): string {
  const inputs = Object.entries(CHECK_OPTIONS as Record<string, OptionDefinition>).filter(([, option]) =>
    hasWay(option, 'input'),
  )
  const action = {
    name: 'clean-uninstall',
    description:
      'Proves that a Helm chart can leave: installs it on a throw-away kind cluster, uninstalls it, and explains whatever is left.',
    author: 'the clean-uninstall authors',
    branding: { icon: 'log-out', color: 'green' },
    inputs: Object.fromEntries(
      inputs.map(([name, option]) => [
        name,
        { description: descriptionOf(option), required: option.required === true },
      ]),
    ),
    outputs: Object.fromEntries(Object.entries(OUTPUTS).map(([name, description]) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/main.js', post: 'dist/post.js', 'post-if': 'always()' },
  }
  return HEAD + stringify(action, { lineWidth: 0 })
}

function descriptionOf(option: OptionDefinition): string {
  const fallback = option.default ?? option.defaultText
  return `${sentenceOf(option, 'one a line')}${fallback === undefined ? '' : ` Default: ${fallback}.`}`
}
