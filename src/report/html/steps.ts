/** What the run did, how long each step took, and what Helm said where it failed. */
import { cutAt } from '../few-words.ts'
import type { Report } from '../report.ts'
import { countsSentence, diagnosticsSentence, failureHeading, saidBy, sameCheck, seconds } from '../wording.ts'
import { COPY } from './clean-up.ts'
import { stepIcon } from './icons.ts'
import { block, code, html, type Markup, markupOf, more, prose } from './markup.ts'
import { clock } from './time-axis.ts'

const LONGEST_TEXT = 1_000
const LONGEST_OUTPUT = 50_000
const MOST_STEPS = 100

/** Undefined when Helm did what it was asked for. */
export function outputSection(report: Pick<Report, 'install' | 'uninstall'>): Markup | undefined {
  const outputs = [
    failedOutput('helm install', report.install),
    failedOutput('helm uninstall', report.uninstall),
  ].filter(part => part !== undefined)
  return outputs.length === 0 ? undefined : html`${outputs}`
}

function failedOutput(name: string, command: Report['install']): Markup | undefined {
  const heading = failureHeading(name, command)
  if (heading === undefined || command === undefined) return undefined
  const output = saidBy(command)
  const said =
    output === '' ? html`<p>It printed nothing.</p>` : html`<pre>${block(output.slice(-LONGEST_OUTPUT))}</pre>`
  return html`<section class="output"><h2>${heading}</h2>${said}</section>`
}

/** What was done and how long each took. Undefined for a report without steps. */
export function stepsSection(report: Report): Markup | undefined {
  if (report.steps.length === 0) return undefined
  const rows = report.steps.slice(0, MOST_STEPS).map(({ name, status, startedAt = '', durationMs, detail }) => {
    const start = Date.parse(startedAt)
    return html`<tr class="${status}"><th scope="row">${stepIcon(status)}${name}<span class="unseen"> ${status}</span></th><td class="long">${prose(cutAt(detail, LONGEST_TEXT))}</td><td class="number">${Number.isNaN(start) ? '' : clock(start)}</td><td class="number">${status === 'skipped' ? '' : seconds(durationMs)}</td></tr>`
  })
  const counts = countsSentence(report)
  const again = sameCheck(report)
  return html`<section id="steps" aria-labelledby="steps-title"><h2 id="steps-title">Steps and times (${seconds(report.durationMs)})</h2>
<table class="stacked"><thead><tr><th scope="col">step</th><th scope="col">what it did</th><th scope="col" class="number">at (UTC)</th><th scope="col" class="number">took</th></tr></thead><tbody>${rows}</tbody></table>${more(report.steps.length - rows.length)}
${counts === undefined ? undefined : html`<p>${counts}</p>`}
${report.diagnostics === undefined ? undefined : html`<p>${markupOf(diagnosticsSentence(code(`${report.diagnostics}/`).text))}</p>`}
${again === undefined ? undefined : html`<p>${again.words}</p><div class="copied"><pre data-commands>${block(again.text)}</pre>${COPY}</div>`}
</section>`
}
