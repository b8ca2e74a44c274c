/** What the comment on a pull request needs to know. */

import type { OptionValues } from './definition.ts'
import type { COMMENT_OPTIONS } from './definitions/comment.ts'

export interface CommentOptions {
  comment: 'never' | 'on-failure' | 'always'
  /** absent: no other check shares the comment */
  group?: string
  /** absent: there is nothing to tell apart */
  leg?: string
  token: string
}

/** The parsed values of `check` as the other rooms read them. */
export function toCommentOptions(values: OptionValues<typeof COMMENT_OPTIONS>): CommentOptions {
  const leg = legIn(values['comment-leg'] ?? '')
  return {
    comment: values.comment,
    token: values['github-token'] ?? '',
    ...(values['comment-group'] !== undefined && { group: values['comment-group'] }),
    ...(leg !== '' && { leg }),
  }
}

/** `helm 3, kubernetes 1.36`, in whatever order the matrix has them; a text of the user's own stays as it is. */
function legIn(text: string): string {
  const matrix = parsed(text)
  if (matrix === undefined) return text
  return Object.entries(matrix ?? {})
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .toSorted()
    .join(', ')
}

/** An object, or null when a job has no matrix; undefined for anything else, which nobody's matrix looks like. */
function parsed(text: string): object | null | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
