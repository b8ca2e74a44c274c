/** docs/samples/: what people see, made from recorded reports. */
import { markdownReport } from '../../src/report/markdown.ts'
import type { Report } from '../../src/report/report.ts'
import { terminalReport } from '../../src/report/terminal.ts'
import { reasonLines, VERDICT_SIGNS } from '../../src/report/wording.ts'
import { readSample, SAMPLES, type Sample } from '../samples/samples.ts'
import type { Document } from './documents.ts'

const FOLDER = 'docs/samples'
/** columns of the terminal in the samples */
const WIDTH = 100

const INTRODUCTION = `# Samples

Real reports of the charts in [fixtures/](../../fixtures), each checked on a kind cluster of its own. The first five do what five charts did that
made this tool necessary: the same finalizers, the same conditions, in the same order.

A report comes in several forms. For each sample there is the Markdown of the job summary and what a terminal shows; the pictures show the HTML.
To see a sample in any form: \`node dist/cli.js render fixtures/samples/NAME.json --format html -o report.html\`.`

/** The gallery, and for each sample its job summary and its terminal. */
export const SAMPLE_DOCUMENTS: Document[] = [
  { path: `${FOLDER}/README.md`, whole: gallery },
  ...SAMPLES.flatMap(sample => [
    { path: `${FOLDER}/${sample.name}.md`, whole: () => markdownReport(readSample(sample)) },
    { path: `${FOLDER}/${sample.name}.txt`, whole: () => terminal(readSample(sample)) },
  ]),
]

function terminal(report: Report): string {
  return terminalReport(report, { width: WIDTH, colour: false, verbose: false, quiet: false })
}

function gallery(): string {
  return `${[INTRODUCTION, ...SAMPLES.map(sampleSection)].join('\n\n')}\n`
}

function sampleSection(sample: Sample): string {
  const { name, title, picture } = sample
  const report = readSample(sample)
  const parts = [
    `## ${title}`,
    `${VERDICT_SIGNS[report.verdict]} ${report.verdict}: ${reasonLines(report)[0]}.`,
    `[chart](../../fixtures/charts/${name}) · [job summary](${name}.md) · [terminal](${name}.txt)`,
    picture ? `![The HTML report of ${name}](${name}.png)` : '',
  ]
  return parts.filter(part => part !== '').join('\n\n')
}
