/** The inputs of the action that only comments. */
import type { CommentOptions } from './comment-options.ts'
import { COMMENT_ACTION_OPTIONS } from './definitions/comment.ts'
import { readInputs } from './inputs.ts'
import { parseOptions } from './parse-options.ts'
import { listOfProblems } from './problem-list.ts'

export interface CommentActionOptions {
  /** relative to the working directory, or absolute */
  report: string
  comment: CommentOptions
}

/** Reads and checks the inputs in an environment. Throws one usage problem that lists everything that is wrong. */
export function loadCommentActionOptions(env: Record<string, string | undefined>, cwd: string): CommentActionOptions {
  const inputs = readInputs(env, cwd, COMMENT_ACTION_OPTIONS)
  const { values, problems } = parseOptions(COMMENT_ACTION_OPTIONS, inputs.given, cwd)
  const all = [...inputs.problems, ...problems]
  if (all.length > 0) throw listOfProblems(all, 'docs/pull-request-comments.md lists the inputs')
  const { report, comment, 'comment-group': group, 'github-token': token = '' } = values
  return { report, comment: { comment, token, ...(group !== undefined && { group }) } }
}
