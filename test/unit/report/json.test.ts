import { expect, test } from 'vitest'
import { jsonReport } from '../../../src/report/json.ts'
import { reportSchema } from '../../../src/report/report.ts'
import { report } from '../../builders/report.ts'
import { SAMPLES } from '../../builders/sample-reports.ts'

test.for(Object.entries(SAMPLES))('feature 91: %s is valid and complete', ([, sample]) => {
  const read = JSON.parse(jsonReport(sample))
  expect(reportSchema.parse(read)).toEqual(JSON.parse(JSON.stringify(sample)))
})

test('feature 91: the order of keys is that of the schema, however the report was built', () => {
  const sample = report()
  const reversed = Object.fromEntries(Object.entries(sample).reverse()) as typeof sample
  expect(jsonReport(reversed)).toBe(jsonReport(sample))
  expect(jsonReport(sample)).toMatch(/^\{\n {2}"schema": "clean-uninstall\/report\/v1",\n {2}"verdict": "clean",/)
})

test('a report that does not fit the schema is not written', () => {
  const broken = { ...report(), durationMs: -1 }
  expect(() => jsonReport(broken)).toThrow(/does not fit its own schema:[\s\S]*durationMs/)
})
