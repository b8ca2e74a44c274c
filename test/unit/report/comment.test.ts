import { describe, expect, test } from 'vitest'
import { type CommentContext, commentParts } from '../../../src/report/comment.ts'
import { commentBody, fairShares, isSaid, type NewSection, SMALLEST_SECTION } from '../../../src/report/comment-body.ts'
import { hasMark, sectionsIn } from '../../../src/report/comment-section.ts'
import type { Report } from '../../../src/report/report.ts'
import { COMMENT_LIMIT } from '../../../src/report/size-limit.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { HOSTILE, SAMPLES } from '../../builders/sample-reports.ts'

const KEY = '0123456789abcdef'
const CONTEXT: CommentContext = {
  leg: 'kubernetes 1.36',
  commit: '1234567890123456789012345678901234567890',
  runUrl: 'https://github.com/o/r/actions/runs/7',
  fromFork: false,
}

function sectionKey(number: number): string {
  return number.toString(16).padStart(16, '0')
}

function section(sample: Report, over: Partial<NewSection> = {}, context = CONTEXT): NewSection {
  const parts: NewSection['parts'] = limit => commentParts(sample, context, limit)
  const { fromFork } = context
  const common = { key: sectionKey(1), run: { id: 10, attempt: 1 }, verdict: sample.verdict, fromFork, create: true }
  return { ...common, parts, ...over }
}

function bodyOf(sections: NewSection[], before: string[] = []): string {
  return commentBody(KEY, before, sections, COMMENT_LIMIT)
}

/** What a browser shows of it: without what is hidden. */
function shown(body: string): string {
  return body.replace(/<!--[\s\S]*?-->\n?/g, '').trim()
}

describe('one report', () => {
  test('feature 87: the mark is the first line, then the verdict, the findings, the details', () => {
    const body = bodyOf([section(SAMPLES.kubeblocks)])
    expect(body.split('\n')[0]).toBe(`<!-- clean-uninstall:comment ${KEY} -->`)
    expect(shown(body)).toMatch(/^## ✖ leaked: `kubeblocks 0\.9\.2` does not uninstall cleanly\n/)
    expect(shown(body)).toContain(
      '<sub>kubernetes 1.36 · commit `1234567` · [full report](https://github.com/o/r/actions/runs/7)</sub>',
    )
    expect(body.indexOf('| what is left |')).toBeLessThan(body.indexOf('<details>'))
  })

  test('feature 87: a clean one is short, with nothing to unfold', () => {
    const body = bodyOf([section(SAMPLES.clean)])
    expect(shown(body)).toMatch(/^## ✔ clean: `my-operator 1\.4\.0` uninstalls cleanly\n/)
    expect(body).not.toContain('<details>')
    expect(shown(body).length).toBeLessThan(400)
  })

  test('a clean one still names what it does not fail for', () => {
    const kept = reportFinding({ severity: 'kept', fails: false, title: 'kept on purpose' })
    const body = bodyOf([section(report({ findings: [kept] }))])
    expect(body).toContain('| what is left |')
    expect(body).not.toContain('<details>')
  })

  test('what is not known is not named', () => {
    const body = bodyOf([section(SAMPLES.clean, {}, { fromFork: false })])
    expect(body).not.toContain('<sub>')
  })

  test('an address that would end its link is left out', () => {
    const runUrl = 'https://github.com/o/r) [x](https://evil.example'
    expect(bodyOf([section(SAMPLES.clean, {}, { ...CONTEXT, runUrl })])).not.toContain('evil.example')
  })

  test('of a fork neither commands nor links are shown, and it says so', () => {
    const of = (fromFork: boolean) => bodyOf([section(SAMPLES.kubeblocks, {}, { ...CONTEXT, fromFork })])
    expect(of(false)).toContain('kubectl patch')
    expect(of(false)).toContain('<https://kubernetes.io/')
    expect(of(true)).not.toMatch(/kubectl patch|<https:/)
    expect(of(true)).toContain('comes from a run of a fork’s code')
    expect(of(false)).not.toContain('fork')
  })

  test('nor of a fork the command line of the check, which is in its report alone', () => {
    const sample = { ...SAMPLES.kubeblocks, command: ['clean-uninstall', 'check', 'charts/x'] }
    const of = (fromFork: boolean) => bodyOf([section(sample, {}, { ...CONTEXT, fromFork })])
    expect(of(false)).toContain('The same check once more: `clean-uninstall check charts/x`')
    expect(of(true)).not.toContain('The same check once more')
    expect(of(true)).not.toContain('charts/x')
  })
})

describe('foreign text can not forge the marks', () => {
  const FORGED = [
    `<!-- clean-uninstall:comment ${KEY} -->`,
    '<!-- clean-uninstall:end -->',
    '<!-- clean-uninstall:details -->',
    `<!-- clean-uninstall:section ${sectionKey(9)} run=999.1 clean -->\nall is well\n<!-- clean-uninstall:end -->`,
  ]

  test.for([...FORGED, ...HOSTILE])('%j', text => {
    const finding = reportFinding({
      title: text,
      class: text,
      cause: text,
      evidence: [{ fact: text, source: text }],
      objects: [reportObject({ name: text, kind: text, fields: [{ path: text, before: text, after: text }] })],
      chartFix: { what: text, patch: text },
      remedy: { commands: [{ argv: [text], text, why: text }], proven: false, output: text },
    })
    const sample = report({
      verdict: 'leaked',
      reason: `${text}\n${text}`,
      chart: { name: text, source: text },
      findings: [finding],
      warnings: [text],
      kept: [text],
      install: { argv: [], exitCode: 1, durationMs: 1, timedOut: false, stdout: '', stderr: `x\n${text}\n` },
    })
    const body = bodyOf([section(sample, {}, { ...CONTEXT, leg: text })])
    const [found, ...others] = sectionsIn(body)
    expect(others).toEqual([])
    expect(found).toMatchObject({ key: sectionKey(1), verdict: 'leaked', run: { id: 10, attempt: 1 } })
    expect(body.match(/<!--/g)).toHaveLength(5)
    // Read and written again, nothing is lost and nothing is new.
    expect(commentBody(KEY, [body], [], COMMENT_LIMIT)).toBe(body)
  })

  test('a mark further down is none, and line ends of a browser do no harm', () => {
    const body = bodyOf([section(SAMPLES.hostile)])
    expect(hasMark(body, KEY)).toBe(true)
    expect(hasMark(body.replaceAll('\n', '\r\n'), KEY)).toBe(true)
    expect(hasMark(`I quote:\n${body}`, KEY)).toBe(false)
    expect(hasMark(body, KEY.replace('0', '1'))).toBe(false)
    expect(sectionsIn(body.replaceAll('\n', '\r\n'))).toEqual(sectionsIn(body))
  })
})

/** `count` findings with `objects` objects each, and names as long as Kubernetes allows. */
function huge(count: number, objects: number, text: string): Report {
  return report({
    verdict: 'leaked',
    reason: `${count} findings`,
    findings: Array.from({ length: count }, (_, number) =>
      reportFinding({
        severity: number === count - 1 ? 'stuck' : 'leaked',
        title: text.slice(0, 200),
        evidence: [{ fact: text, source: text }],
        objects: Array.from({ length: objects }, (_, index) =>
          reportObject({ name: `${index}-${text.slice(0, 240)}` }),
        ),
      }),
    ),
  })
}

describe('the limit', () => {
  test('counts UTF-16 code units: never fewer than characters, never more than a third of the bytes', () => {
    for (const text of ['a', 'é', '日', '🐙', '👩‍👩‍👧‍👦']) {
      expect(COMMENT_LIMIT.sizeOf(text)).toBeGreaterThanOrEqual([...text].length)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT.sizeOf(text) * 3)
    }
    expect(COMMENT_LIMIT.max).toBeLessThanOrEqual(65_536)
    expect(COMMENT_LIMIT.max * 3).toBeLessThanOrEqual(262_144)
  })

  test.for<[string, Report]>([
    ['5,000 objects in one finding', huge(1, 5_000, 'x'.repeat(300))],
    ['5,000 findings', huge(5_000, 1, 'é'.repeat(100))],
    ['huge evidence', huge(3, 3, '🐙'.repeat(500_000))],
    ['text of which every character is escaped', huge(40, 40, '\u202e@a#1|*<!--'.repeat(3_000))],
    ['many findings', SAMPLES.many],
    ['hostile', SAMPLES.hostile],
    ['a huge chart name', report({ chart: { name: '\u202e'.repeat(100_000), source: '' } })],
    ['a huge version', report({ helm: { version: '\u202e'.repeat(100_000) } })],
    ['a huge reason', report({ verdict: 'inconclusive', reason: `${'*'.repeat(1e5)}\n${'<!--'.repeat(1e5)}` })],
    ['many reservations', report({ warnings: Array(5_000).fill('|'.repeat(2_000)) })],
  ])('feature 87: %s: never longer, the mark included', ([, sample]) => {
    const body = bodyOf([section(sample)])
    expect(body.length).toBeLessThanOrEqual(60_000)
    expect(sectionsIn(body)).toHaveLength(1)
    expect(body).toContain(`[full report](${CONTEXT.runUrl})`)
  })

  test('feature 87: details go first, whole findings last, and what is left out is said', () => {
    const some = bodyOf([section(huge(60, 3, 'x'.repeat(3_000)))])
    expect(some).toMatch(/✂ Left out, because this page may not be longer: the details of \d+ findings/)
    expect(some.match(/^\| (?:✖|⛔)/gm)).toHaveLength(60)
    const many = bodyOf([section(huge(3_000, 3, 'x'.repeat(3_000)))])
    expect(many).toMatch(/\d+ whole findings/)
    expect(many, 'the worst stays').toContain('**stuck**')
  })

  test('steps and outputs give way, not the findings alone', () => {
    const output = {
      argv: ['helm'],
      exitCode: 1,
      durationMs: 1,
      timedOut: false,
      stdout: '',
      stderr: '*'.repeat(60_000),
    }
    const sample = { ...huge(5, 2, 'a fact'), install: output, uninstall: { ...output, kept: [] } }
    const body = bodyOf([section(sample)])
    expect(body).toMatch(/Left out, because this page may not be longer: what helm uninstall printed\./)
    expect(body.match(/<details>/g)?.length).toBeGreaterThan(5)
  })
})

describe('one comment for all', () => {
  const other = (number: number, sample: Report, over: Partial<NewSection> = {}) =>
    section(sample, { key: sectionKey(number), ...over })

  test('feature 87: each check replaces its own section alone; the worst comes first, and the first line counts', () => {
    const first = bodyOf([other(1, SAMPLES.clean), other(2, SAMPLES.kubeblocks), other(3, SAMPLES.inconclusive)])
    expect(shown(first).split('\n')[0]).toBe('**clean-uninstall:** ✖ 1 leaked · ! 1 inconclusive · ✔ 1 clean')
    expect(sectionsIn(first).map(({ verdict }) => verdict)).toEqual(['leaked', 'inconclusive', 'clean'])
    const again = bodyOf([other(2, SAMPLES.clean, { run: { id: 10, attempt: 2 } })], [first])
    expect(shown(again).split('\n')[0]).toBe('**clean-uninstall:** ! 1 inconclusive · ✔ 2 clean')
    const untouched = (body: string) => sectionsIn(body).find(({ key }) => key === sectionKey(3))
    expect(untouched(again)).toEqual(untouched(first))
  })

  test('a later run is not overwritten by an earlier one', () => {
    const late = bodyOf([section(SAMPLES.clean, { run: { id: 12, attempt: 1 } })])
    const early = section(SAMPLES.kubeblocks, { run: { id: 9, attempt: 3 } })
    expect(isSaid([early], [late])).toBe(true)
    expect(bodyOf([early], [late])).toBe(late)
    expect(isSaid([section(SAMPLES.clean, { run: { id: 12, attempt: 2 } })], [late])).toBe(false)
  })

  test('what need not be made is written only where it was before', () => {
    const quiet = other(2, SAMPLES.clean, { create: false, run: { id: 11, attempt: 1 } })
    const body = bodyOf([section(SAMPLES.kubeblocks)])
    expect(isSaid([quiet], [])).toBe(true)
    expect(isSaid([{ ...quiet, run: { id: 10, attempt: 2 } }], [body])).toBe(true)
    expect(isSaid([quiet], [body, bodyOf([other(2, SAMPLES.kubeblocks)])])).toBe(false)
    expect(sectionsIn(bodyOf([quiet], [body]))).toHaveLength(1)
  })

  test('two comments made at once become one, with the later of each section', () => {
    const [one, two] = [bodyOf([other(1, SAMPLES.clean)]), bodyOf([other(2, SAMPLES.clean)])]
    const newer = bodyOf([other(1, SAMPLES.kubeblocks, { run: { id: 11, attempt: 1 } })])
    const merged = sectionsIn(bodyOf([], [one, two, newer]))
    expect(merged.map(({ key, verdict }) => [key, verdict])).toEqual([
      [sectionKey(1), 'leaked'],
      [sectionKey(2), 'clean'],
    ])
  })

  test('the limit holds for all together: long ones give way to short ones, details before tables', () => {
    const long = huge(30, 30, 'x'.repeat(2_000))
    let body = ''
    for (let number = 1; number <= 40; number++) {
      const sample = number % 4 === 0 ? SAMPLES.clean : long
      body = bodyOf([other(number, sample)], body === '' ? [] : [body])
      expect(body.length).toBeLessThanOrEqual(60_000)
      expect(sectionsIn(body)).toHaveLength(number)
    }
    for (const { verdict, head } of sectionsIn(body)) {
      expect(head).toMatch(verdict === 'clean' ? /^## ✔ clean/ : /^## ✖ leaked/)
      expect(head).toContain('[full report]')
    }
    expect(body).toContain('this comment may not be longer: the details.')
  })

  test.for([20, 80, 100])('of %i sections of a fork none gets rid of the notice', count => {
    const fork = { ...CONTEXT, leg: '@'.repeat(200), fromFork: true }
    const sections = Array.from({ length: count }, (_, index) =>
      section(SAMPLES.kubeblocks, { key: sectionKey(index) }, fork),
    )
    const body = bodyOf(sections)
    expect(body.length).toBeLessThanOrEqual(60_000)
    expect(shown(body).split('\n\n')[1]).toBe(
      '> What is marked ⚠ **fork** comes from a run of a fork’s code: it is as trustworthy as its author. Its commands and links are not shown.',
    )
    expect(sectionsIn(body).filter(({ head }) => head.includes('<sub>⚠ **fork** · @'))).toHaveLength(count)
    // Whoever writes next, the notice stays, for as long as anything of the fork does.
    const own = section(SAMPLES.clean, { key: sectionKey(0), run: { id: 11, attempt: 1 } })
    expect(bodyOf([own], [body])).toContain('comes from a run of a fork’s code')
  })

  test('more than fit are refused, not dropped', () => {
    const many = Array.from({ length: 400 }, (_, number) => other(number, SAMPLES.kubeblocks))
    expect(() => bodyOf(many)).toThrow('400 checks share one comment, which has no room for so many')
  })

  test('a section gets what it needs, or an equal part of what is left', () => {
    expect(fairShares([10, 100, 20], 60)).toEqual([10, 30, 20])
    expect(fairShares([10, 10], 60)).toEqual([10, 10])
    expect(fairShares([100, 100], 60)).toEqual([30, 30])
    expect(fairShares([], 60)).toEqual([])
  })

  test('in the least room that a section is written for, it fits', () => {
    for (const sample of Object.values(SAMPLES)) {
      const { head, table, details } = commentParts(sample, CONTEXT, { ...COMMENT_LIMIT, max: SMALLEST_SECTION })
      expect(`${head}\n\n${table}\n\n${details}`.length).toBeLessThanOrEqual(SMALLEST_SECTION)
    }
  })
})

describe('what an earlier run said of a chart or leg that may not be there any more', () => {
  const runOf = (id: number, commit: string | undefined, attempt = 1) => ({
    run: { id, attempt, ...(commit !== undefined && { commit }) },
  })
  const chart = (number: number, sample: Report, run: ReturnType<typeof runOf>, over: Partial<NewSection> = {}) =>
    section(sample, { key: sectionKey(number), ...run, ...over })
  const [OLD, NEW] = ['1234567', '89abcde']
  const first = bodyOf([chart(1, SAMPLES.clean, runOf(10, OLD)), chart(2, SAMPLES.kubeblocks, runOf(10, OLD))])

  test('is marked, comes last, and is no part of the count', () => {
    expect(first).not.toContain('earlier run')
    const second = bodyOf([chart(1, SAMPLES.clean, runOf(11, NEW))], [first])
    expect(shown(second).split('\n')[0]).toBe('**clean-uninstall:** ✔ 1 clean · from earlier runs: ✖ 1 leaked')
    expect(sectionsIn(second).map(({ verdict }) => verdict)).toEqual(['clean', 'leaked'])
    expect(shown(second)).toMatch(/\n\n> ⏳ \*\*From an earlier run\*\*, commit `1234567`\.\n\n## ✖ leaked/)
    // It is said of the section, and is no part of it: written anew, it is gone.
    expect(sectionsIn(second)[1]).toEqual(sectionsIn(first)[0])
    expect(bodyOf([], [second])).toBe(second)
    const third = bodyOf([chart(2, SAMPLES.kubeblocks, runOf(11, NEW))], [second])
    expect(third).not.toContain('earlier run')
  })

  test('a check that need not be told of has it marked as well, and leaves no section', () => {
    const quiet = chart(3, SAMPLES.clean, runOf(11, NEW), { create: false })
    expect(isSaid([quiet], [first])).toBe(false)
    const second = bodyOf([quiet], [first])
    expect(shown(second).split('\n')[0]).toBe('**clean-uninstall:** from earlier runs: ✖ 1 leaked · ✔ 1 clean')
    expect(second.match(/From an earlier run/g)).toHaveLength(2)
    expect(sectionsIn(second).map(({ key }) => key)).not.toContain(sectionKey(3))
    expect(hasMark(second, KEY)).toBe(true)
    expect(isSaid([quiet, chart(4, SAMPLES.clean, runOf(11, NEW), { create: false })], [second])).toBe(true)
    expect(bodyOf([], [second.replaceAll('\n', '\r\n')])).toBe(second)
  })

  test.for([
    ['another attempt of the same run', runOf(10, OLD, 2)],
    ['another workflow, or a run once more, for the same commit', runOf(11, OLD)],
  ] as const)('not where there is %s', ([, run]) => {
    expect(bodyOf([chart(1, SAMPLES.inconclusive, run)], [first])).not.toContain('earlier run')
    expect(isSaid([chart(3, SAMPLES.clean, run, { create: false })], [first])).toBe(true)
  })

  test('where no commit is known, the run alone decides', () => {
    const unknown = bodyOf([
      chart(1, SAMPLES.clean, runOf(10, undefined)),
      chart(2, SAMPLES.clean, runOf(11, undefined)),
    ])
    expect(unknown).toContain('> ⏳ **From an earlier run**.\n')
  })

  test('an earlier run that writes late is marked at once', () => {
    const late = bodyOf([chart(3, SAMPLES.kubeblocks, runOf(9, NEW))], [first])
    expect(late.match(/From an earlier run\*\*, commit `89abcde`/g)).toHaveLength(1)
  })

  test('the limit holds with the marks, too', () => {
    const all = (from: number, to: number, run: ReturnType<typeof runOf>) =>
      Array.from({ length: to - from }, (_, index) => chart(from + index, huge(30, 3, 'x'.repeat(500)), run))
    const body = bodyOf(all(50, 100, runOf(11, NEW)), [bodyOf(all(0, 50, runOf(10, OLD)))])
    expect(body.length).toBeLessThanOrEqual(60_000)
    expect(sectionsIn(body)).toHaveLength(100)
    expect(body.match(/From an earlier run/g)).toHaveLength(50)
  })
})
