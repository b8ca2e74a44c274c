/** One finding: what a reviewer needs at a glance, and folded what its author needs. */
import { counted } from '../../diagnose/words/phrases.ts'
import { causeBeside, withoutNames } from '../cause-beside.ts'
import { cutAt, firstClauses } from '../few-words.ts'
import { isDiff } from '../remedy-words.ts'
import type { ReportFinding } from '../report.ts'
import { isLeft, objectFacts, objectsInFewWords, originOf, severityWord } from '../wording.ts'
import { COPY, cleanUp } from './clean-up.ts'
import { fieldChanges } from './field-changes.ts'
import { findingIcon } from './icons.ts'
import { block, code, html, joined, link, type Markup, more, prose } from './markup.ts'
import { ownerTree } from './owner-tree.ts'
import { treeList } from './tree-list.ts'

/** Longest text of the part that is not folded. */
const BRIEF = 260
const LONGEST_TITLE = 300
export const LONGEST_CLASS = 40

interface Extent {
  objects: number
  facts: number
  commands: number
  /** characters of a single text */
  text: number
}

const FULL: Extent = { objects: 5_000, facts: 100, commands: 200, text: 20_000 }
const SHORT: Extent = { objects: 5, facts: 3, commands: 5, text: 400 }

/** For `fitFindings`. `index`: its place on the page. The article is closed by whoever puts both parts together. */
export function findingParts(finding: ReportFinding, index: number): { row: string; folds: [string, string] } {
  return { row: brief(finding, index).text, folds: [fold(finding, FULL).text, fold(finding, SHORT).text] }
}

/** The id of the finding at this place, for links of the page to it. */
export function anchorOf(index: number): string {
  return `finding-${index + 1}`
}

function brief(finding: ReportFinding, index: number): Markup {
  const id = anchorOf(index)
  const origin = originOf(finding)
  return html`<article class="finding ${weight(finding)}" id="${id}" aria-labelledby="${id}-title" data-severity="${finding.severity}" data-class="${cutAt(finding.class, LONGEST_CLASS)}">
<h3 id="${id}-title">${findingIcon(finding)}<span class="severity">${severityWord(finding.severity)}:</span> ${prose(cutAt(finding.title, LONGEST_TITLE))} <span class="class"><span class="unseen">class </span>${cutAt(finding.class, LONGEST_CLASS)}</span></h3>
<dl class="brief"><div><dt>${finding.objects.every(isLeft) ? 'What is left' : 'Objects'}</dt><dd class="plain">${leftOf(finding)}</dd></div><div><dt>Why</dt><dd>${prose(causeBeside(finding, BRIEF, firstClauses))}</dd></div><div><dt>What to change</dt><dd>${prose(firstClauses(finding.chartFix.what, BRIEF))}${
    origin === undefined ? undefined : html`<span class="origin">${code(cutAt(origin, LONGEST_TITLE))}</span>`
  }</dd></div></dl>`
}

/** How a finding looks: what fails the run stands out. */
function weight({ severity, fails }: ReportFinding): string {
  if (!fails) return 'mild'
  return severity === 'stuck' || severity === 'breaks-cluster' ? 'worst' : 'bad'
}

function leftOf({ objects }: ReportFinding): Markup {
  return objects.length === 0 ? html`no object` : code(cutAt(objectsInFewWords(objects), 320))
}

function fold(finding: ReportFinding, extent: Extent): Markup {
  const parts = [
    cause(finding, extent),
    objectList(finding, extent),
    evidence(finding, extent),
    chartFix(finding, extent),
    cleanUp(finding, extent.commands, extent.text),
    docs(finding),
  ]
  return html`<details class="more"><summary>${inside(finding)}</summary>${parts.filter(part => part !== undefined)}</details>`
}

/** What the fold holds, so that nobody opens it in vain. */
function inside({ objects, evidence, chartFix, remedy }: ReportFinding): string {
  const parts = [
    counted(objects.length, 'object'),
    ...(evidence.length > 0 ? [counted(evidence.length, 'fact')] : []),
    ...(chartFix.patch === undefined ? [] : ['patch']),
    ...(remedy.commands.length > 0 ? [counted(remedy.commands.length, 'clean-up command')] : []),
  ]
  return `Details: ${parts.join(', ')}`
}

/** Only where the part above did not hold all of it. `shown`: what it held of `said`. */
function longer(text: string, extent: Extent, shown: string, said = text): Markup | undefined {
  const whole = said.trim().replace(/\.$/, '')
  return whole === shown ? undefined : html`<p>${prose(cutAt(text, extent.text))}</p>`
}

function cause(finding: ReportFinding, extent: Extent): Markup | undefined {
  const text = longer(finding.cause, extent, causeBeside(finding, BRIEF, firstClauses), withoutNames(finding))
  return text && html`<section><h4>Why</h4>${text}</section>`
}

function objectList({ objects }: ReportFinding, extent: Extent): Markup | undefined {
  if (objects.length === 0) return undefined
  const shown = objects.slice(0, extent.objects).map(object => ({ object, finding: 0 }))
  const rest = objects.length - shown.length
  const tree = treeList(ownerTree(shown), {
    facts: object => objectFacts({ ...object, owners: [] }),
    below: fieldChanges,
  })
  return html`<section><h4>Objects</h4>${tree}${more(rest)}</section>`
}

function evidence({ evidence: facts }: ReportFinding, extent: Extent): Markup | undefined {
  if (facts.length === 0) return undefined
  const shown = facts
    .slice(0, extent.facts)
    .map(
      ({ fact, source }) =>
        html`<li>${prose(cutAt(fact, extent.text))} <small>${prose(cutAt(source, LONGEST_TITLE))}</small></li>`,
    )
  return html`<section><h4>Evidence</h4><ul class="list">${shown}</ul>${more(facts.length - shown.length)}</section>`
}

function chartFix({ chartFix: { what, patch } }: ReportFinding, extent: Extent): Markup | undefined {
  const text = longer(what, extent, firstClauses(what, BRIEF))
  if (text === undefined && patch === undefined) return undefined
  return html`<section><h4>What to change in the chart</h4>${text}${patch === undefined ? undefined : patchBlock(cutAt(patch, extent.text))}</section>`
}

function patchBlock(patch: string): Markup {
  return html`<div class="copied"><pre class="${isDiff(patch) ? 'diff' : 'yaml'}">${block(patch)}</pre>${COPY}</div>`
}

function docs({ docs: addresses }: ReportFinding): Markup | undefined {
  if (addresses.length === 0) return undefined
  return html`<p class="docs">Read more: ${joined(addresses.slice(0, 10).map(link), ' · ')}</p>`
}
