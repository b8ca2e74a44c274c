/** Comments made by chance: whatever the reports hold and whoever writes when, what must always hold holds. */
import { expect, test } from 'vitest'
import { commentParts } from '../../../src/report/comment.ts'
import { commentBody, isSaid, type NewSection } from '../../../src/report/comment-body.ts'
import { hasMark, sectionsIn } from '../../../src/report/comment-section.ts'
import type { Report } from '../../../src/report/report.ts'
import { COMMENT_LIMIT } from '../../../src/report/size-limit.ts'
import { VERDICTS } from '../../../src/verdict.ts'
import { chance } from '../../builders/chance.ts'
import { report, reportFinding, reportObject } from '../../builders/report.ts'
import { HOSTILE } from '../../builders/sample-reports.ts'

const KEY = '0123456789abcdef'
/** Of each run; two are for the same one, and some are for none that is known. */
const COMMITS = [undefined, '1234567', '1234567', '89abcde', undefined]
const PIECES = [
  ...HOSTILE,
  '<!--',
  '-->',
  '<!-- clean-uninstall:end -->',
  '<!-- clean-uninstall:details -->',
  `<!-- clean-uninstall:section ${'0'.repeat(16)} run=9.9 clean -->`,
  '\n',
  '\r\n',
  '`',
  '```',
  '|',
  'a',
  '🐙',
  '\u202e',
]

/** Reports and runs as chance makes them. */
class Maker {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = chance(seed)
  }

  number(below: number): number {
    return Math.floor(this.#random() * below)
  }

  one<T>(all: readonly T[]): T {
    return all[this.number(all.length)] as T
  }

  text(longest = 12): string {
    const text = Array.from({ length: this.number(longest) }, () => this.one(PIECES)).join(this.one(['', ' ', '\n']))
    return this.number(400) === 0 ? text.repeat(400) : text
  }

  list<T>(longest: number, make: () => T): T[] {
    return Array.from({ length: this.number(longest) }, make)
  }

  report(): Report {
    const text = () => this.text()
    const object = () =>
      reportObject({ name: text(), namespace: text(), kind: text(), resource: text(), finalizers: [text()] })
    const finding = () =>
      reportFinding({
        severity: this.one(['breaks-cluster', 'stuck', 'leaked', 'kept']),
        class: text(),
        title: text(),
        cause: text(),
        objects: this.list(20, object),
        evidence: this.list(8, () => ({ fact: text(), source: text() })),
        attribution: { template: text(), hook: text() },
        chartFix: { what: text(), patch: text() },
        remedy: { commands: this.list(5, () => ({ argv: [], text: text(), why: text() })), proven: null },
        docs: this.list(3, text),
      })
    return report({
      verdict: this.one(VERDICTS),
      reason: text(),
      chart: { name: text(), version: text(), source: text() },
      cluster: { kubernetes: text(), existing: false },
      findings: this.list(this.one([1, 5, 60]), finding),
      warnings: this.list(5, text),
      kept: this.list(5, text),
      steps: this.list(5, () => ({
        name: 'install' as const,
        status: 'failed' as const,
        durationMs: 1,
        detail: text(),
      })),
      install: { argv: [], exitCode: 1, durationMs: 1, timedOut: false, stdout: '', stderr: text() },
    })
  }

  section(): NewSection {
    const made = this.report()
    const fromFork = this.one([true, false])
    const context = { leg: this.text(), commit: this.text(), runUrl: this.text(), fromFork }
    const id = this.number(5)
    const commit = COMMITS[id]
    return {
      key: this.number(12).toString(16).padStart(16, '0'),
      run: { id, attempt: 1 + this.number(2), ...(commit && { commit }) },
      verdict: made.verdict,
      fromFork,
      create: this.one([true, false]),
      parts: limit => commentParts(made, context, limit),
    }
  }
}

function kept({ run, verdict, fromFork }: Pick<NewSection, 'run' | 'verdict' | 'fromFork'>) {
  return { run, verdict, fromFork }
}

test('feature 87: it fits, is found again, and is what everybody wrote last', { timeout: 120_000 }, () => {
  for (let seed = 1; seed <= 12; seed++) {
    const maker = new Maker(seed)
    const last = new Map<string, NewSection>()
    let body = ''
    for (let write = 0; write < 12; write++) {
      const section = maker.section()
      const bodies = body === '' ? [] : [body]
      if (body === '' && isSaid([section], bodies)) continue
      // Without a section of its own it may still have to say that others are from an earlier run.
      const before = isSaid([section], bodies) || !(section.create || last.has(section.key))
      body = commentBody(KEY, bodies, [section], COMMENT_LIMIT)
      if (!before) last.set(section.key, section)
      const at = `seed ${seed}, write ${write}`
      expect(body.length, at).toBeLessThanOrEqual(COMMENT_LIMIT.max)
      expect(hasMark(body, KEY), at).toBe(true)
      expect(isSaid([section], [body]), at).toBe(true)
      expect(new Map(sectionsIn(body).map(section => [section.key, kept(section)])), at).toEqual(
        new Map([...last].map(([key, section]) => [key, kept(section)])),
      )
      expect(body.includes('comes from a run of a fork’s code'), at).toBe(
        [...last.values()].some(({ fromFork }) => fromFork),
      )
      // Whoever reads it and has nothing to say leaves it as it is.
      expect(commentBody(KEY, [body], [], COMMENT_LIMIT), at).toBe(body)
    }
  }
})
