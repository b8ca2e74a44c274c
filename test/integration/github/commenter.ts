/** One writer of a comment on a fake GitHub: a run of a check, with a clock of its own. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../../src/clock.ts'
import { GitHubApi } from '../../../src/github/api/github-api.ts'
import { PullRequestComments } from '../../../src/github/comment/comments.ts'
import { type Kept, keepComment } from '../../../src/github/comment/keep-comment.ts'
import { commentParts } from '../../../src/report/comment.ts'
import type { NewSection } from '../../../src/report/comment-body.ts'
import { type CommentSection, sectionsIn } from '../../../src/report/comment-section.ts'
import type { Report } from '../../../src/report/report.ts'
import { type FakeGitHub, PULL_REQUEST, REPOSITORY } from '../../fake-github/fake-github.ts'
import { addToken } from '../../fake-github/state.ts'

export const KEY = '0123456789abcdef'

/** Waits a part of the time that it is asked to wait, and remembers how long that was. */
export function fastClock(part = 1 / 50): Clock & { waits: number[] } {
  const waits: number[] = []
  return {
    waits,
    now: Date.now,
    random: Math.random,
    async sleep(ms, signal) {
      waits.push(ms)
      await pause(ms * part, undefined, signal && { signal })
    },
  }
}

export function section(number: number, report: Report, over: Partial<NewSection> = {}): NewSection {
  return {
    key: number.toString(16).padStart(16, '0'),
    run: { id: 10, attempt: 1 },
    verdict: report.verdict,
    fromFork: false,
    create: true,
    parts: limit => commentParts(report, { leg: `leg ${number}`, fromFork: false }, limit),
    ...over,
  }
}

export interface Over {
  token?: string
  clock?: Clock
  key?: string
  signal?: AbortSignal
}

/** Keeps the comment with the sections as a run would. */
export async function keep(github: FakeGitHub, sections: NewSection[], over: Over = {}): Promise<Kept> {
  const { clock = fastClock(), key = KEY, signal = new AbortController().signal } = over
  const token = over.token ?? addToken(github.state, 'job')
  await using api = await GitHubApi.open({ env: github.env, token, ca: github.ca, clock, signal })
  return await keepComment(new PullRequestComments(api, REPOSITORY, PULL_REQUEST), key, sections, { clock, signal })
}

/** The sections of the only comment that there must be of ours. */
export function onlyComment(github: FakeGitHub): CommentSection[] {
  const own = github.state.comments.filter(({ author }) => author === 'github-actions[bot]')
  if (own.length !== 1) throw new Error(`there are ${own.length} comments of ours`)
  return sectionsIn(own[0]?.body ?? '')
}

/** `POST /issues/7/comments`, without what is read only. */
export function changes(github: FakeGitHub): string[] {
  return github.requests
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
    .map(({ method, path }) => `${method} ${path.split(REPOSITORY)[1]}`)
}
