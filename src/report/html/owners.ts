/** All objects of all findings by who owns them; what has no owner, by who wrote it last. */
import { counted } from '../../diagnose/words/phrases.ts'
import { cutAt } from '../few-words.ts'
import type { ReportFinding } from '../report.ts'
import { objectFacts } from '../wording.ts'
import { anchorOf, LONGEST_CLASS } from './finding.ts'
import { html, type Markup, more } from './markup.ts'
import { isBranch, ownerTree, type Placed, placedObjects } from './owner-tree.ts'
import { type TreeLook, treeList } from './tree-list.ts'
import { within } from './within.ts'

const COUNTS = [5_000, 1_000, 100]
const LIMIT = 2_000_000

/** `findings`: as they stand on the page. Undefined where a finding shows the same by itself. */
export function ownersSection(findings: readonly ReportFinding[]): Markup | undefined {
  const all = placedObjects(findings)
  if (findings.length < 2 || all.length < 2) return undefined
  return within(LIMIT, COUNTS, count => treesOf(all, count, findings))
}

function treesOf(all: readonly Placed[], count: number, findings: readonly ReportFinding[]): Markup {
  const roots = ownerTree(all.slice(0, count))
  const owned = roots.filter(isBranch)
  const writers = Map.groupBy(
    roots.filter(node => !isBranch(node)),
    ({ placed }) => placed?.object.manager,
  )
  const look: TreeLook = {
    facts: object => objectFacts({ ...object, owners: [], manager: undefined }),
    beside: ({ finding }) => toFinding(findings, finding),
  }
  return html`<section id="owners" aria-labelledby="owners-title"><h2 id="owners-title">Objects by owner</h2>
<details class="more"><summary>${counted(all.length, 'object')}</summary>
${owned.length === 0 ? undefined : html`<h3>With an owner</h3>${treeList(owned, look)}`}
${[...writers].map(([writer, nodes]) => html`<h3>No owner${writer === undefined ? '' : `, written by ${writer}`}</h3>${treeList(nodes, look)}`)}
${more(all.length - count)}</details></section>`
}

function toFinding(findings: readonly ReportFinding[], index: number): Markup {
  return html`<a class="beside" href="#${anchorOf(index)}">${cutAt(findings[index]?.class ?? '', LONGEST_CLASS)}</a>`
}
