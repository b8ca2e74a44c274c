/** A place that a reader opens: the line of the object's kind, or of what is wrong with it, in the chart's own file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { annotationsOf } from '../../../src/report/annotations.ts'
import { type Report, reportSchema } from '../../../src/report/report.ts'
import { sarifReport } from '../../../src/report/sarif.ts'
import { checkedRun } from './sarif-checks.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')
const samples = readdirSync(join(FIXTURES, 'samples')).map((file): [string, Report] => [
  file,
  reportSchema.parse(JSON.parse(readFileSync(join(FIXTURES, 'samples', file), 'utf8'))),
])

/** The samples were checked as if their charts lay at the top of a repository. */
function lineAt(file: string, line: number): string | undefined {
  return readFileSync(join(FIXTURES, file.replace(/^fixtures\//, '')), 'utf8').split('\n')[line - 1]
}

test.for(samples)('%s: annotations and SARIF open the line of a kind', ([, report]) => {
  for (const { file, line } of annotationsOf(report))
    if (file !== undefined && line !== undefined)
      expect(`${file}:${line}: ${lineAt(file, line)}`).toMatch(/: kind: [A-Z]/)
  for (const { locations } of checkedRun(sarifReport(report)).results)
    for (const { physicalLocation } of locations) {
      const { artifactLocation, region } = physicalLocation
      if (!artifactLocation.uri.endsWith('Chart.yaml'))
        expect(lineAt(artifactLocation.uri, region.startLine)).toMatch(/^kind: [A-Z]/)
    }
})

test('most samples have such a place', () => {
  const placed = samples.filter(([, report]) => annotationsOf(report).some(({ line }) => line !== undefined))
  expect(placed.length).toBeGreaterThan(10)
})
