import { expect, test } from 'vitest'
import { explainCommand } from '../../../src/commands/explain.ts'
import { RULES } from '../../../src/diagnose/rules/index.ts'
import { UNRULED_CLASSES } from '../../../src/diagnose/unruled-classes.ts'
import type { Problem } from '../../../src/problem.ts'
import { pageSections } from '../../../src/report/class-page.ts'

const look = { width: 80, colour: false }

test.for(RULES)('$id has a page: every section in whole sentences, and links', rule => {
  for (const [heading, text] of pageSections(rule.page)) {
    expect(text.length, heading).toBeGreaterThan(10)
    expect(text, heading).toMatch(/[.)]$/)
    expect(text.split('`').length % 2, `${heading}: a backtick is not closed`).toBe(1)
  }
  const text = explainCommand(rule.id, look)
  expect(text).toContain(rule.title)
  expect(text.replaceAll(/\s+/g, ' ')).toContain(rule.page.why)
  for (const link of rule.docs) expect(text).toContain(link)
  expect(text.split('\n').filter(line => line.length > 80 && !line.includes('https://'))).toEqual([])
})

test('without a class all are listed, A2 before A10', () => {
  const text = explainCommand(undefined, look)
  const ids = text.split('\n').flatMap(line => /^([A-Z]\d+) /.exec(line)?.[1] ?? [])
  expect(new Set(ids)).toEqual(new Set([...RULES, ...UNRULED_CLASSES].map(({ id }) => id)))
  expect(ids).toHaveLength(RULES.length + UNRULED_CLASSES.length)
  expect(ids.indexOf('A2')).toBeLessThan(ids.indexOf('A10'))
})

test('an id may be written small', () => {
  expect(explainCommand('b1', look)).toBe(explainCommand('B1', look))
})

test('a class without a rule says why', () => {
  expect(explainCommand('B13', look)).toContain('Only the service controller of a cloud')
})

test.for([
  ['B99', 'did you mean B9?'],
  ['f10', 'did you mean F1?'],
  ['banana', '`clean-uninstall explain` lists them all'],
  ['exercise', 'it means that the exercise made the objects, and nothing removed them'],
  ['unexplained', 'it means that no rule holds: the report shows the facts'],
] as const)('%s is one clear error: %s', ([id, hint]) => {
  expect(problemOf(id)).toMatchObject({ kind: 'usage', message: `"${id}" is not a failure class`, hint })
})

function problemOf(id: string): Problem | undefined {
  try {
    explainCommand(id, look)
  } catch (error) {
    return error as Problem
  }
  return undefined
}
