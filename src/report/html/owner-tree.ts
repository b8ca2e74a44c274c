/** Who owns whom among the objects of a report, owners that are not among them included. */
import { displayName } from '../../snapshot/object-id.ts'
import type { ReportFinding, ReportObject } from '../report.ts'

/** An object, and which finding of the page it belongs to. */
export interface Placed {
  object: ReportObject
  finding: number
}

export interface OwnerNode {
  /** absent of an owner that no finding names */
  placed?: Placed
  /** such an owner: of the cluster's own objects, or gone */
  owner?: ReportObject['owners'][number]
  children: OwnerNode[]
}

/** The objects of findings in their order, each once. */
export function placedObjects(findings: readonly ReportFinding[]): Placed[] {
  const all = findings.flatMap(({ objects }, finding) => objects.map(object => ({ object, finding })))
  return [...Map.groupBy(all, ({ object }) => identityOf(object)).values()].flatMap(([first]) => first ?? [])
}

function identityOf(object: ReportObject): string {
  return `${displayName(object)} ${object.uid}`
}

/**
 * Roots in the order of their first appearance. An object with several owners stands below one of them: one that is named here, else
 * one that is gone. Owners in a circle, which Kubernetes does not refuse, end at the first of them.
 */
export function ownerTree(objects: readonly Placed[]): OwnerNode[] {
  const nodes = objects.map((placed): OwnerNode => ({ placed, children: [] }))
  const byUid = new Map(nodes.map(node => [node.placed?.object.uid, node]))
  const parents = new Map<OwnerNode, OwnerNode>()
  const roots = new Set<OwnerNode>()
  for (const node of nodes) {
    const parent = parentOf(node, byUid)
    if (parent === undefined || isBelow(parent, node, parents)) roots.add(node)
    else {
      parents.set(node, parent)
      parent.children.push(node)
      if (parent.owner !== undefined) roots.add(parent)
    }
  }
  return [...roots]
}

/** Makes a node for an owner that has none. */
function parentOf({ placed }: OwnerNode, byUid: Map<string | undefined, OwnerNode>): OwnerNode | undefined {
  const owners = placed?.object.owners ?? []
  const owner = owners.find(({ uid }) => byUid.has(uid)) ?? owners.find(({ exists }) => !exists) ?? owners[0]
  if (owner === undefined) return undefined
  const known = byUid.get(owner.uid)
  if (known !== undefined) return known
  const node: OwnerNode = { owner, children: [] }
  byUid.set(owner.uid, node)
  return node
}

/** Whether `node` is `other` or somewhere below it. */
function isBelow(node: OwnerNode, other: OwnerNode, parents: ReadonlyMap<OwnerNode, OwnerNode>): boolean {
  for (let at: OwnerNode | undefined = node; at !== undefined; at = parents.get(at)) if (at === other) return true
  return false
}

/** A node and all below it, in the order of reading. Without recursion: a chain of owners may be as long as somebody likes. */
export function withDescendants(node: OwnerNode): OwnerNode[] {
  const all: OwnerNode[] = []
  const waiting = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    all.push(next)
    waiting.push(...next.children.toReversed())
  }
  return all
}

/** True for what owns something, or is an owner that no finding names. */
export function isBranch({ owner, children }: OwnerNode): boolean {
  return owner !== undefined || children.length > 0
}
