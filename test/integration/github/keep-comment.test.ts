/** The comment on a pull request, against a server that behaves like GitHub's API. */
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { GitHubError } from '../../../src/github/api/github-error.ts'
import { failureWords } from '../../../src/github/comment/failure-words.ts'
import { commentBody } from '../../../src/report/comment-body.ts'
import { commentMark } from '../../../src/report/comment-section.ts'
import { COMMENT_LIMIT } from '../../../src/report/size-limit.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'
import { fakeGitHub } from '../../fake-github/fake-github.ts'
import { answers, refusal } from '../../fake-github/faults.ts'
import { addComment, addToken } from '../../fake-github/state.ts'
import { changes, fastClock, KEY, keep, onlyComment, section } from './commenter.ts'

const { clean, kubeblocks, inconclusive } = SAMPLES
const QUIET = { create: false }
const NEXT = { run: { id: 11, attempt: 1 } }

/** What a run would warn of. */
async function warningOf(work: Promise<unknown>, readOnly = false): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Error)
  return failureWords(error, { readOnly, now: Date.now() })
}

describe('feature 87: one comment, found by its mark', () => {
  test('made once, edited after that, turned to clean when the chart is repaired', async () => {
    await using github = await fakeGitHub()
    expect(await keep(github, [section(1, kubeblocks)])).toMatchObject({
      outcome: 'written',
      url: expect.stringMatching(/#issuecomment-1000$/),
    })
    expect(onlyComment(github)).toMatchObject([{ verdict: 'leaked' }])
    await keep(github, [section(1, clean, { ...QUIET, ...NEXT })])
    expect(onlyComment(github)).toMatchObject([
      { verdict: 'clean', head: expect.stringContaining('uninstalls cleanly') },
    ])
    expect(changes(github)).toEqual(['POST /issues/7/comments', 'PATCH /issues/comments/1000'])
  })

  test('what is clean and was never otherwise makes no comment, unless it is asked to', async () => {
    await using github = await fakeGitHub()
    expect(await keep(github, [section(1, clean, QUIET)])).toEqual({ outcome: 'none' })
    expect(changes(github)).toEqual([])
    await keep(github, [section(1, clean)])
    expect(onlyComment(github)).toMatchObject([{ verdict: 'clean' }])
  })

  test('behind two hundred other comments', async () => {
    await using github = await fakeGitHub()
    for (let number = 0; number < 230; number++) addComment(github.state)
    await keep(github, [section(1, kubeblocks)])
    for (let number = 0; number < 230; number++) addComment(github.state)
    await keep(github, [section(1, inconclusive, NEXT)])
    expect(onlyComment(github)).toMatchObject([{ verdict: 'inconclusive' }])
    expect(github.requests.filter(({ path }) => path.includes('page=5'))).toHaveLength(2)
    expect(
      github.requests.filter(({ path }) => path.includes('/comments?')).every(({ path }) => /per_page=100/.test(path)),
    ).toBe(true)
  })

  test("a stranger's comment with our mark is neither edited nor believed", async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(1, clean, { run: { id: 99, attempt: 1 } })])
    const [stolen] = github.state.comments
    github.state.comments = []
    addComment(github.state, { author: 'mallory', body: stolen?.body ?? '' })
    addComment(github.state, { author: 'other-app[bot]', body: stolen?.body ?? '' })
    addComment(github.state, { author: 'github-actions', body: stolen?.body ?? '' })
    await keep(github, [section(1, kubeblocks)])
    expect(onlyComment(github)).toMatchObject([{ verdict: 'leaked', run: { id: 10 } }])
    expect(github.state.comments.map(({ body }) => body === stolen?.body)).toEqual([true, true, true, false])
  })

  test('our own comments that quote the mark, or have another one, are left alone', async () => {
    await using github = await fakeGitHub()
    const author = 'github-actions[bot]'
    addComment(github.state, { author, body: `> ${commentMark(KEY)}\nas it says` })
    addComment(github.state, { author, body: `${commentMark('fedcba9876543210')}\nanother chart` })
    await keep(github, [section(1, kubeblocks)])
    expect(github.state.comments).toHaveLength(3)
    expect(github.state.comments[0]?.body).toContain('as it says')
    expect(github.state.comments[1]?.body).toContain('another chart')
  })

  test("a person's token owns a person's comment", async () => {
    await using github = await fakeGitHub()
    const token = addToken(github.state, 'pat', { login: 'octocat' })
    await keep(github, [section(1, kubeblocks)], { token })
    await keep(github, [section(1, clean, NEXT)], { token })
    expect(github.state.comments).toMatchObject([{ author: 'octocat', body: expect.stringContaining('✔ clean') }])
  })

  test('one that was edited in the browser is found, and repaired', async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(1, kubeblocks), section(2, clean)])
    const [comment] = github.state.comments
    if (comment) comment.body = comment.body.replaceAll('\n', '\r\n')
    await keep(github, [section(1, clean, NEXT)])
    expect(onlyComment(github)).toMatchObject([{ verdict: 'clean' }, { verdict: 'clean' }])
  })

  test('an earlier run does not overwrite what a later one said', async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(1, clean, NEXT)])
    expect(await keep(github, [section(1, kubeblocks)])).toMatchObject({ outcome: 'said' })
    expect(onlyComment(github)).toMatchObject([{ verdict: 'clean' }])
    expect(changes(github)).toHaveLength(1)
  })
})

describe('at the same moment', () => {
  test('two first comments become one, the oldest, whichever of the two is ours', async () => {
    for (const ours of ['later', 'earlier']) {
      await using github = await fakeGitHub()
      const theirs = commentBody(KEY, [], [section(2, clean)], COMMENT_LIMIT)
      const add = () => void addComment(github.state, { author: 'github-actions[bot]', body: theirs })
      if (ours === 'later') github.faults.push({ method: 'POST', path: '/comments', meanwhile: add })
      else
        github.faults.push({ method: 'GET', path: '/comments' }, { method: 'GET', path: '/comments', meanwhile: add })
      expect(await keep(github, [section(1, kubeblocks)])).toMatchObject({ outcome: 'written' })
      expect(onlyComment(github)).toMatchObject([{ verdict: 'leaked' }, { verdict: 'clean' }])
      expect(github.state.comments).toMatchObject([{ id: 1_000 }])
      expect(changes(github)).toContain('DELETE /issues/comments/1001')
    }
  })

  // In the time of the clock: a machine that stands still for a moment must not stand for a GitHub that does. Every order of
  // many writers is in test/unit/github/keep-comment.test.ts.
  test('feature 87: legs of a matrix write into one comment, and none is lost', async () => {
    await using github = await fakeGitHub()
    github.latencyMs = () => Math.random() * 50
    const legs = [1, 2, 3, 4, 5]
    const write = async (leg: number) => {
      await systemClock.sleep(Math.random() * 2_000)
      const token = addToken(github.state, `leg-${leg}`)
      return await keep(github, [section(leg, leg % 2 === 0 ? clean : kubeblocks)], { token, clock: systemClock })
    }
    await Promise.all(legs.map(write))
    expect(onlyComment(github).map(({ verdict }) => verdict)).toEqual(['leaked', 'leaked', 'leaked', 'clean', 'clean'])
  })

  test('a section that another writer dropped is written again', async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(2, clean)])
    const before = github.state.comments[0]?.body ?? ''
    // Somebody who had read before us writes after us.
    const overwrite = () => {
      for (const comment of github.state.comments) comment.body = before
    }
    github.faults.push({ method: 'GET', path: '/comments' }, { method: 'GET', path: '/comments', meanwhile: overwrite })
    expect(await keep(github, [section(1, kubeblocks)])).toMatchObject({ outcome: 'written' })
    expect(onlyComment(github)).toMatchObject([{ verdict: 'leaked' }, { verdict: 'clean' }])
    expect(changes(github).filter(change => change.startsWith('PATCH'))).toHaveLength(2)
  })

  test('who is overwritten again and again gives up, and says what helps', async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(2, clean)])
    const before = github.state.comments[0]?.body ?? ''
    const meanwhile = () => {
      for (const comment of github.state.comments) comment.body = before
    }
    github.faults.push(...Array.from({ length: 20 }, () => ({ method: 'GET', path: '/comments', meanwhile })))
    expect(await warningOf(keep(github, [section(1, kubeblocks)]))).toMatch(
      /was not written: other runs wrote to the same comment .* let one job write the comment after them/s,
    )
  })

  test('a comment that is deleted between reading and writing is made anew', async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(1, kubeblocks)])
    const meanwhile = () => {
      github.state.comments = []
    }
    github.faults.push({ method: 'PATCH', meanwhile })
    await keep(github, [section(1, inconclusive, NEXT)])
    expect(onlyComment(github)).toMatchObject([{ verdict: 'inconclusive' }])
  })

  test('a duplicate that somebody else deletes first is no trouble', async () => {
    await using github = await fakeGitHub()
    await keep(github, [section(1, kubeblocks)])
    const [comment] = github.state.comments
    addComment(github.state, { author: 'github-actions[bot]', body: comment?.body ?? '' })
    github.faults.push({
      method: 'DELETE',
      meanwhile: () => {
        github.state.comments.pop()
      },
    })
    await keep(github, [section(1, clean, NEXT)])
    expect(onlyComment(github)).toMatchObject([{ verdict: 'clean' }])
  })
})

describe('what GitHub refuses', () => {
  test('features 87 and 98: a read-only token is told which permission it lacks, and where forks find help', async () => {
    await using github = await fakeGitHub()
    const token = addToken(github.state, 'fork', { mayWrite: false })
    const own = await warningOf(keep(github, [section(1, kubeblocks)], { token }))
    expect(own).toBe(
      'The pull request comment was not written: the token may not do it (GitHub says: Resource not accessible by integration). Give the job `permissions: pull-requests: write`.',
    )
    const fork = await warningOf(keep(github, [section(1, kubeblocks)], { token }), true)
    expect(fork).toContain('has a read-only token, whatever the workflow says: docs/pull-request-comments.md')
    expect(github.state.comments).toEqual([])
    expect(changes(github), 'it is not tried again').toEqual(['POST /issues/7/comments', 'POST /issues/7/comments'])
  })

  test('with a read-only token nothing is asked for where nothing is to be written', async () => {
    await using github = await fakeGitHub()
    const token = addToken(github.state, 'fork', { mayWrite: false })
    expect(await keep(github, [section(1, clean, QUIET)], { token })).toEqual({ outcome: 'none' })
  })

  test.for([
    [
      'a token that sees nothing',
      { maySee: false },
      /can not be seen with this token \(GitHub says: Not Found\)\. Give the job/,
    ],
    [
      'no token of this GitHub',
      undefined,
      /github-token is not valid, or not any more \(GitHub says: Bad credentials\)/,
    ],
  ] as const)('%s', async ([, over, words]) => {
    await using github = await fakeGitHub()
    const token = over === undefined ? 'unknown' : addToken(github.state, 'token', over)
    expect(await warningOf(keep(github, [section(1, kubeblocks)], { token }))).toMatch(words)
  })

  test('a locked conversation', async () => {
    await using github = await fakeGitHub()
    github.state.locked = true
    expect(await warningOf(keep(github, [section(1, kubeblocks)]))).toMatch(/the conversation is locked/)
  })

  test('422 is told in the words of GitHub, made visible', async () => {
    await using github = await fakeGitHub()
    github.faults.push({ method: 'POST', path: '/comments', answer: refusal(422, 'Validation \u001b]8;; Failed\nx') })
    expect(await warningOf(keep(github, [section(1, kubeblocks)]))).toBe(
      'The pull request comment was not written: GitHub answered with 422: Validation ␛]8;; Failed x',
    )
  })
})

describe('limits and trouble', () => {
  test('a short rate limit is waited for, whatever the request', async () => {
    await using github = await fakeGitHub()
    const clock = fastClock()
    const limited = (seconds: number) => refusal(429, 'Too many requests', { 'retry-after': `${seconds}` })
    const secondary = refusal(403, 'You have exceeded a secondary rate limit', { 'retry-after': '2' })
    github.faults.push(
      { path: '/graphql', answer: limited(3) },
      { method: 'GET', path: '/comments', answer: secondary },
      { method: 'POST', path: '/comments', answer: limited(4) },
    )
    expect(await keep(github, [section(1, kubeblocks)], { clock })).toMatchObject({ outcome: 'written' })
    // Whose token it is, the list, the new comment: each as long as it was told, and up to a second more.
    for (const [index, seconds] of [3, 2, 4].entries()) {
      expect(clock.waits[index]).toBeGreaterThan(seconds * 1_000 - 100)
      expect(clock.waits[index]).toBeLessThanOrEqual(seconds * 1_000 + 1_000)
    }
    expect(github.state.comments).toHaveLength(1)
  })

  test('a reset that is near is waited for, one that is far is not', async () => {
    await using github = await fakeGitHub()
    const limited = (seconds: number) =>
      refusal(403, 'API rate limit exceeded for installation ID 1.', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + seconds),
      })
    github.faults.push(...answers(1, 'GET', limited(5)))
    expect(await keep(github, [section(1, kubeblocks)])).toMatchObject({ outcome: 'written' })
    github.faults.push(...answers(1, 'GET', limited(1_800)))
    const waiting = keep(github, [section(1, clean, NEXT)])
    expect(await warningOf(waiting)).toMatch(
      /a rate limit of GitHub was reached that ends in (?:29|30)m(?:\d+s)?: API rate limit/,
    )
  })

  test('a limit without an end is not waited for', async () => {
    await using github = await fakeGitHub()
    const clock = fastClock()
    github.faults.push(...answers(1, 'POST', refusal(403, 'You have exceeded a secondary rate limit. Please wait.')))
    expect(await warningOf(keep(github, [section(1, kubeblocks)], { clock }))).toMatch(
      /a rate limit of GitHub was reached: You/,
    )
    expect(clock.waits).toEqual([])
  })

  test.for(['GET', 'POST', 'PATCH'])('a server in trouble is asked again: %s', async method => {
    await using github = await fakeGitHub()
    await keep(github, [section(2, clean)])
    if (method === 'POST') github.state.comments = []
    github.faults.push(...answers(2, method, { status: 502 }))
    expect(await keep(github, [section(1, kubeblocks)])).toMatchObject({ outcome: 'written' })
    expect(onlyComment(github).map(({ verdict }) => verdict)).toContain('leaked')
  })

  test.for([
    ['GET', 'before'],
    ['GET', 'after'],
    ['POST', 'before'],
    ['POST', 'after'],
    ['PATCH', 'before'],
    ['PATCH', 'after'],
  ] as const)('a connection that breaks: %s, %s it was carried out', async ([method, reset]) => {
    await using github = await fakeGitHub()
    if (method === 'PATCH') await keep(github, [section(2, clean)])
    github.faults.push({ method, path: '/comments', reset })
    await keep(github, [section(1, kubeblocks)])
    expect(onlyComment(github).map(({ verdict }) => verdict)).toContain('leaked')
  })

  test('a server that never recovers ends in a warning, not in waiting', async () => {
    await using github = await fakeGitHub()
    github.faults.push(...answers(50, 'POST', refusal(500, 'Server Error')))
    expect(await warningOf(keep(github, [section(1, kubeblocks)]))).toMatch(/GitHub answered with 500: Server Error/)
    expect(github.requests.length).toBeLessThan(20)
  })

  test.for([
    [{ status: 200, text: '<html>' }, 'the answer is not JSON'],
    [{ status: 200, value: { comments: [] } }, 'is not a list'],
    [{ status: 503, text: '<html>' }, 'HTTP 503'],
    [{ status: 200, value: [{ id: 'x' }] }, 'expected number'],
  ] as const)('an answer that makes no sense is no crash: %j', async ([answer, words]) => {
    await using github = await fakeGitHub()
    github.faults.push(...answers(9, 'GET', answer))
    expect(await warningOf(keep(github, [section(1, kubeblocks)]))).toContain(words)
  })

  test('the time limit ends everything', async () => {
    await using github = await fakeGitHub()
    github.latencyMs = () => 5_000
    const started = performance.now()
    const signal = AbortSignal.timeout(300)
    expect(await warningOf(keep(github, [section(1, kubeblocks)], { signal }))).toBe(
      'The pull request comment was not written: it took too long.',
    )
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test('the token goes to no other server', async () => {
    await using github = await fakeGitHub()
    await using other = await fakeGitHub()
    const link = `<${other.url}/api/v3/steal>; rel="next"`
    github.faults.push({ method: 'GET', answer: { status: 200, value: [], headers: { link } } })
    expect(await warningOf(keep(github, [section(1, kubeblocks)]))).toContain('leads to another server')
    expect(other.requests).toEqual([])
  })

  test('errors know what they are', () => {
    expect(new GitHubError('x', { status: 502 }).isTrouble).toBe(true)
    expect(new GitHubError('x').isTrouble).toBe(true)
    expect(new GitHubError('x', { status: 422 }).isTrouble).toBe(false)
  })
})
