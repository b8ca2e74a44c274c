/** The actions' metadata, all of it. */
import { stringify } from 'yaml'
import { hasWay, type OptionDefinition, type OptionDefinitions } from '../../src/options/definition.ts'
import { COMMENT_ACTION_OPTIONS } from '../../src/options/definitions/comment.ts'
import { CHECK_OPTIONS } from '../../src/options/definitions.ts'
import { OUTPUTS } from '../../src/options/outputs.ts'
import { sentenceOf } from './tables.ts'

const HEAD = '# Made by scripts/generate-docs.ts from src/options/: change it there.\n'

const AUTHOR = 'the clean-uninstall authors'

/** action.yml. `required` is a word to the reader; the runner does not enforce it, and the file may give the chart. */
export function actionFile(): string {
  const action = {
    name: 'clean-uninstall',
    description:
      'Proves that a Helm chart can leave: installs it on a throw-away kind cluster, uninstalls it, and explains whatever is left.',
    author: AUTHOR,
    branding: { icon: 'log-out', color: 'green' },
    inputs: inputsOf(CHECK_OPTIONS),
    outputs: Object.fromEntries(Object.entries(OUTPUTS).map(([name, description]) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/main.js', post: 'dist/post.js', 'post-if': 'always()' },
  }
  return HEAD + stringify(action, { lineWidth: 0 })
}

/** comment/action.yml: `uses: OWNER/clean-uninstall/comment@…`. */
export function commentActionFile(): string {
  const action = {
    name: 'clean-uninstall comment',
    description: 'Writes reports of clean-uninstall that another run made as a comment on their pull request.',
    author: AUTHOR,
    inputs: inputsOf(COMMENT_ACTION_OPTIONS),
    runs: { using: 'node24', main: '../dist/comment.js' },
  }
  return HEAD + stringify(action, { lineWidth: 0 })
}

/**
 * Inputs have no `default:` on purpose, but for expressions that only the runner can evaluate: it would pass the default like a
 * value that was given, and that would win over `.clean-uninstall.yaml`.
 */
function inputsOf(options: OptionDefinitions) {
  const inputs = Object.entries(options).filter(([, option]) => hasWay(option, 'input'))
  return Object.fromEntries(
    inputs.map(([name, option]) => [
      name,
      {
        description: descriptionOf(option),
        required: option.required === true,
        ...(option.actionDefault !== undefined && { default: option.actionDefault }),
      },
    ]),
  )
}

function descriptionOf(option: OptionDefinition): string {
  const fallback = option.default ?? option.defaultText
  return `${sentenceOf(option, 'one a line')}${fallback === undefined ? '' : ` Default: ${fallback}.`}`
}
