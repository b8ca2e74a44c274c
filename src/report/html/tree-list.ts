/** Objects as a list that shows who owns whom; what is alike stands together. */
import { resourceName } from '../../kube/object.ts'
import type { ReportObject } from '../report.ts'
import { fullName } from '../wording.ts'
import { code, html, joined, type Markup } from './markup.ts'
import { isBranch, type OwnerNode, type Placed, withDescendants } from './owner-tree.ts'

export interface TreeLook {
  /** what is said of an object besides its name; its owners show in the tree */
  facts(object: ReportObject): string[]
  /** stands beside an object, such as a link to its finding */
  beside?(placed: Placed): Markup
  /** stands below an object, such as what changed in it */
  below?(object: ReportObject): Markup | undefined
}

/** More names of one kind are folded. */
const NAMES_IN_LINE = 12
/** A larger branch is folded. */
const LARGE = 30
/** Deeper down all stands at one level: nobody reads a chain of hundreds. */
const DEEPEST = 12

/** Undefined without nodes. */
export function treeList(nodes: readonly OwnerNode[], look: TreeLook, depth = 0): Markup | undefined {
  if (nodes.length === 0) return undefined
  const branches = nodes.filter(isBranch)
  const leaves = nodes.filter(node => !isBranch(node)).flatMap(({ placed }) => placed ?? [])
  const groups = Map.groupBy(leaves, placed => alike(placed, look))
  return html`<ul class="tree">${[
    ...branches.map(node => branch(node, look, depth)),
    ...[...groups.values()].map(group => leafGroup(group, look)),
  ]}</ul>`
}

/** Equal for objects of one resource of which the same is said. */
function alike({ object, finding }: Placed, look: TreeLook): string {
  return JSON.stringify([object.group, object.resource, look.facts(object), object.fields, finding])
}

function branch(node: OwnerNode, look: TreeLook, depth: number): Markup {
  const { placed, owner } = node
  const below = withDescendants(node).slice(1)
  const children = depth < DEEPEST ? node.children : below.map(each => ({ ...each, children: [] }))
  const size = below.filter(each => each.placed !== undefined).length
  return html`<li class="fold">${placed && look.beside?.(placed)}<details${size > LARGE ? undefined : html` open`}><summary>${
    placed === undefined ? ownerLabel(owner) : html`${code(fullName(placed.object))}${factsOf(placed, look)}`
  }</summary>${placed && look.below?.(placed.object)}${treeList(children, look, depth + 1)}</details></li>`
}

function ownerLabel(owner: OwnerNode['owner']): Markup {
  const state = owner?.exists ? 'is there, and no leftover' : 'is gone'
  return html`${code(`${owner?.kind}/${owner?.name}`)} <span class="facts">${state}</span>`
}

function leafGroup(group: readonly Placed[], look: TreeLook): Markup {
  const [first] = group
  if (first === undefined) return html``
  const [beside, facts, below] = [look.beside?.(first), factsOf(first, look), look.below?.(first.object)]
  if (group.length === 1) return html`<li>${beside}${code(fullName(first.object))}${facts}${below}</li>`
  const title = html`${group.length} × ${code(resourceName(first.object))}`
  const names = joined(
    group.map(({ object }) => code(nameInResource(object))),
    ', ',
  )
  if (group.length <= NAMES_IN_LINE) return html`<li>${beside}${title}: ${names}${facts}${below}</li>`
  return html`<li class="fold">${beside}<details><summary>${title}${facts}</summary><p class="names">${names}</p></details>${below}</li>`
}

function factsOf({ object }: Placed, look: TreeLook): Markup | undefined {
  const facts = look.facts(object)
  return facts.length === 0 ? undefined : html` <span class="facts">· ${facts.join(' · ')}</span>`
}

/** What tells objects of one resource apart. */
function nameInResource({ namespace, name }: ReportObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`
}
