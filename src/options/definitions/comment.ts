/** The comment on a pull request; only the action writes one. */
import type { OptionDefinitions } from '../definition.ts'
import { choice, text, textLike } from '../item.ts'

const groupName = textLike(/^(?=.{1,100}$)\S(.*\S)?$/, 'is not a name of at most 100 characters')

export const COMMENT_OPTIONS = {
  comment: {
    kind: 'choice',
    group: 'output',
    item: choice(['never', 'on-failure', 'always']),
    placeholder: 'WHEN',
    default: 'never',
    ways: ['input', 'file'],
    sentence:
      'Write the report as a comment on the pull request, which needs "pull-requests: write": never, on-failure (and an earlier one is turned to clean) or always.',
  },
  'comment-group': {
    kind: 'text',
    group: 'output',
    item: groupName,
    placeholder: 'NAME',
    defaultText: 'a comment for each chart and matrix leg',
    ways: ['input', 'file'],
    sentence: 'Checks that give the same name share one comment, with a section each.',
  },
  'comment-leg': {
    kind: 'text',
    group: 'output',
    item: text,
    placeholder: 'TEXT',
    defaultText: "the values of the job's matrix",
    actionDefault: '${{ toJSON(matrix) }}',
    ways: ['input'],
    sentence: 'What tells this check apart in comments.',
  },
  'github-token': {
    kind: 'text',
    group: 'output',
    item: text,
    placeholder: 'TOKEN',
    defaultText: "the job's own",
    actionDefault: '${{ github.token }}',
    ways: ['input'],
    sentence: 'Token that the comment is written with, and that nothing else is done with.',
  },
} as const satisfies OptionDefinitions

/** Inputs of the action that only comments. */
export const COMMENT_ACTION_OPTIONS = {
  report: {
    kind: 'path',
    group: 'output',
    item: text,
    placeholder: 'PATH',
    default: 'clean-uninstall-report',
    ways: ['input'],
    sentence: 'A report.json, or a directory with one or several in it, such as downloaded artifacts.',
  },
  comment: {
    ...COMMENT_OPTIONS.comment,
    item: choice(['on-failure', 'always']),
    default: 'on-failure',
    ways: ['input'],
    sentence: 'When to make a comment: on-failure or always. One that is there is kept up to date.',
  },
  'comment-group': {
    ...COMMENT_OPTIONS['comment-group'],
    defaultText: 'a comment for each report',
    ways: ['input'],
    sentence: 'Name of the comment that all the reports share, with a section each.',
  },
  'github-token': COMMENT_OPTIONS['github-token'],
} as const satisfies OptionDefinitions
