import { expect, test } from 'vitest'
import { failureOf } from '../../../src/github/publish.ts'
import { describe as describeError } from '../../../src/github/run-action.ts'
import { infrastructureProblem } from '../../../src/problem.ts'
import { visibleLines } from '../../../src/report/escape.ts'
import { terminalReport } from '../../../src/report/terminal.ts'
import { HOSTILE, SAMPLES } from '../../builders/sample-reports.ts'

/** As the runner looks for commands (actions/runner, ActionCommand.cs): trimmed lines that start with `::`, `##[` anywhere. */
function commandsIn(text: string): string[] {
  return text.split('\n').filter(line => /^::[^:]/.test(line.trim()) || line.includes('##['))
}

test.for(HOSTILE)('foreign text is no command in the log: %j', text => {
  expect(commandsIn(visibleLines(`${text}\n  ${text}`))).toEqual([])
})

test('a report in the log has no command in it, at any width', () => {
  expect(commandsIn(HOSTILE.join('\n'))).not.toEqual([])
  for (const width of [40, 60, 80, 120])
    expect(commandsIn(terminalReport(SAMPLES.hostile, { width, colour: false, verbose: true, quiet: false }))).toEqual(
      [],
    )
})

test('a leak and a run that could not tell fail with different words, a clean one does not fail', () => {
  expect(failureOf(SAMPLES.clean)).toBeUndefined()
  expect(failureOf(SAMPLES.kubeblocks)).toMatch(/^kubeblocks 0\.9\.2 leaked: 3 findings in 66 objects/)
  expect(failureOf(SAMPLES.inconclusive)).toMatch(/^inconclusive, it could not be told whether my-operator 1\.4\.0 /)
})

test('an error of ours says so; a problem says what to do', () => {
  expect(describeError(new TypeError('x is undefined'))).toMatch(
    /failed unexpectedly: x is undefined\nPlease report it/,
  )
  expect(describeError(infrastructureProblem('kind failed', 'Install it.'))).toBe('kind failed\nInstall it.')
})
