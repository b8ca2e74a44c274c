import { expect, test, vi } from 'vitest'
import { annotate } from '../../../src/github/annotations.ts'
import { workflowCommands } from '../../../src/report/workflow-commands.ts'
import { report, reportFinding } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

/** What the action prints for them, by @actions/core. */
function publishedBy(publish: () => void): string {
  let text = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    text += chunk
    return true
  })
  publish()
  spy.mockRestore()
  return text
}

test.for(Object.entries(SAMPLES))('feature 88: the lines for %s are those that the action prints', ([, sample]) => {
  expect(workflowCommands(sample)).toBe(publishedBy(() => annotate(sample)))
})

test('a file and a line, and nothing of a name that ends the command or starts another', () => {
  const finding = reportFinding({
    title: 'a:b,c%d',
    cause: 'first\nsecond ::error::x %0A',
    objects: [],
    chartFix: { what: 'fix it' },
  })
  expect(workflowCommands(report({ findings: [finding] }))).toBe(
    '::error title=leaked%3A a%3Ab%2Cc%25d [A1],file=charts/my-operator/crds/database.yaml,line=2::' +
      'first second ::error::x %250A%0AFix: fix it\n',
  )
})

test('a clean report gives nothing', () => {
  expect(workflowCommands(report())).toBe('')
})
