/** Where objects come from: a template line, a hook, a file in `crds/`, an owner, a controller, another tool. */
import type { SourceLine } from '../../chart/chart.ts'
import type { Change } from '../../snapshot/change.ts'
import { shortName } from '../../snapshot/object-id.ts'
import { objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Attribution } from '../finding.ts'
import { hookOf } from '../uninstall/hooks.ts'
import { makerOf } from './maker.ts'
import { creatorOf, isApplied } from './managers.ts'
import { crdFileOf, manifestObjectOf } from './manifest-match.ts'
import { ownerChain } from './owner-chain.ts'
import { workloadName } from './workloads.ts'

/** Where a group of objects comes from: what the first of them that can be told says. */
export function attribute(changes: readonly Change[], evidence: Evidence): Attribution {
  const each = changes.map(change => attributeOne(change, evidence))
  return each.find(found => found.template) ?? each.find(found => found.controller) ?? each[0] ?? {}
}

function attributeOne(change: Change, evidence: Evidence): Attribution {
  const object = objectOf(change)
  const creator = isApplied(object, evidence) ? undefined : creatorOf(object)
  const manager = creator && { manager: creator.manager }
  const source = sourceOf(change, evidence)
  if (source) {
    const hook = hookOf(change, evidence)
    return { ...templateOf(source, evidence), ...(hook && { hook: hook.text }), ...manager }
  }
  const hook = hookOf(change, evidence)
  if (hook) return { hook: hook.text, ...manager }
  const owner = ownerChain(object, evidence).at(-1)
  const rendered = owner && manifestObjectOf(owner.id, evidence)
  const workload = makerOf(change, evidence)
  const controller = workload ? workloadName(workload) : owner && shortName(owner.id)
  return {
    ...(rendered && templateOf(rendered.source, evidence)),
    ...(workload?.source && templateOf(workload.source, evidence)),
    ...(controller !== undefined && { controller }),
    ...manager,
  }
}

/** The line of the chart that the object itself is rendered from. */
export function sourceOf(change: Change, evidence: Evidence): SourceLine | undefined {
  return (
    manifestObjectOf(change.id, evidence)?.source ??
    hookOf(change, evidence)?.source ??
    crdFileOf(change.id, evidence)?.source
  )
}

/** Template and the chart or subchart it belongs to: `charts/sub/…` lies in subchart `sub`. */
export function templateOf(source: SourceLine, evidence: Evidence): Attribution {
  const subchart = [...source.file.matchAll(/(?:^|\/)charts\/([^/]+)\//g)].at(-1)?.[1]
  const chart = subchart ?? evidence.release?.chart.name ?? evidence.chart?.name
  return { template: source, ...(chart !== undefined && { chart }) }
}

/** The top-most owner that any snapshot knows. */
export function rootOwner(change: Change, evidence: Evidence): string | undefined {
  const owner = ownerChain(objectOf(change), evidence).at(-1)
  return owner && shortName(owner.id)
}
