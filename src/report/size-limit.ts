/** How long a text may be where people read it, in the unit in which that place counts. */

export interface SizeLimit {
  max: number
  sizeOf(text: string): number
}

/** A job summary. GitHub drops one of more than 1 MiB, in bytes of UTF-8 (actions/runner, FileCommandManager.cs). */
export const SUMMARY_LIMIT: SizeLimit = { max: 900 * 1024, sizeOf: text => Buffer.byteLength(text) }

/**
 * A comment, all of it. GitHub's own words are "maximum is 65536 characters"; what it refuses was seen to be more than 262,144 bytes
 * (https://github.com/dead-claudia/github-limits/pull/13). Counted here are UTF-16 code units, as `length` does: there are never
 * fewer of them than characters, and none takes more than three bytes, so 60,000 are within the limit whichever GitHub counts.
 */
export const COMMENT_LIMIT: SizeLimit = { max: 60_000, sizeOf: text => text.length }
