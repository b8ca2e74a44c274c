import { expect, test } from 'vitest'
import { silentProgress } from '../../../src/report/progress.ts'
import { reportSchema } from '../../../src/report/report.ts'
import { REPORT_FILES } from '../../../src/report/writers.ts'
import { buildReport } from '../../../src/steps/build-report.ts'
import { RunRecord } from '../../../src/steps/run-record.ts'

const JUDGEMENT = { verdict: 'clean', reason: 'the cluster is back at its baseline' } as const
const POLICY = { source: 'charts/app', command: ['clean-uninstall', 'check', 'charts/app'], failOn: 'leaked' as const }

test('no value of the install gets into a report: arguments, notes', () => {
  const record = new RunRecord(silentProgress)
  record.facts.install = {
    argv: ['helm', 'install', 'app', 'charts/app', '--set', 'db.password=hush', '--set-string=token=hush'],
    ...{ exitCode: 0, durationMs: 1, timedOut: false, ok: true },
    stdout: 'NOTES:\nYour password is hush',
    stderr: '',
  }
  const report = buildReport(record, JUDGEMENT, POLICY)
  expect(report.install?.argv).toContain('db.password=(hidden)')
  for (const { write } of REPORT_FILES) expect(write(report)).not.toContain('hush')
})

test('feature 106: the report has how long each step took, in order, also of a run that breaks off', async () => {
  const record = new RunRecord(silentProgress)
  await record.step(
    'cluster',
    async () => {},
    () => 'kind',
  )
  await record.step(
    'install',
    async () => {},
    () => ({ failed: 'exit 1' }),
  )
  await record
    .step(
      'settle',
      () => Promise.reject(new Error('gone')),
      () => '',
    )
    .catch(() => {})
  const report = reportSchema.parse(buildReport(record, JUDGEMENT, POLICY))
  expect(report.steps.map(({ name, status }) => [name, status])).toEqual([
    ['cluster', 'ok'],
    ['install', 'failed'],
    ['settle', 'failed'],
  ])
  for (const { durationMs } of report.steps) expect(durationMs).toBeGreaterThanOrEqual(0)
  expect(report.durationMs).toBeGreaterThanOrEqual(Math.max(...report.steps.map(step => step.durationMs)) - 1)
})
