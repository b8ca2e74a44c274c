/** The custom resource of the chart for which a program made an object: it, and not the program, is the owner that Kubernetes waits for. */
import type { Change } from '../../snapshot/change.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { madeAt, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCustomResource, oncePerEvidence } from '../evidence/evidence-index.ts'
import { areOfTheChart } from '../uninstall/pre-delete-hook.ts'
import { releaseWorkloads } from './workloads.ts'

interface Instance {
  id: ObjectId
  /** when it was made, in milliseconds */
  since: number
}

/** Everything that a marked object may be labelled with besides the instance's own group. */
const INSTANCE_LABEL = 'app.kubernetes.io/instance'

/**
 * The one custom resource that a label, an annotation or the start of the name points to; undefined: none, or several. It can be the
 * owner only in the same namespace, or when it has none.
 */
export function onBehalfOf(change: Change, evidence: Evidence): ObjectId | undefined {
  if (isCustomResource(evidence, change.id)) return undefined
  const made = Date.parse(madeAt(change, evidence))
  const possible = instances(evidence).filter(
    ({ id, since }) => (id.namespace === undefined || id.namespace === change.id.namespace) && since <= made,
  )
  const marked = possible.filter(({ id }) => isMarked(change, id, evidence))
  const found = marked.length > 0 ? marked : possible.filter(({ id }) => isNamed(change, id, evidence))
  const [first] = found
  return found.length === 1 ? first?.id : undefined
}

/** A key of the CRD's group, or the usual label, with the name as value. */
function isMarked(change: Change, { group, name }: ObjectId, evidence: Evidence): boolean {
  const { labels, annotations } = objectOf(change)
  const isOfGroup = (key: string) => key.split('/')[0] === group && key.includes('/')
  const isInstance = (key: string) => key === INSTANCE_LABEL && !isOfTheChart(name, evidence)
  return [...Object.entries(labels), ...Object.entries(annotations)].some(
    ([key, value]) => value === name && (isOfGroup(key) || isInstance(key)),
  )
}

function isNamed(change: Change, { name }: ObjectId, evidence: Evidence): boolean {
  const isLike = change.id.name === name || change.id.name.startsWith(`${name}-`)
  return isLike && !isOfTheChart(name, evidence)
}

/** A name that the release or one of its programs has, or begins with: what has it may be the program's own. */
function isOfTheChart(name: string, evidence: Evidence): boolean {
  const programs = [evidence.releaseName, ...releaseWorkloads(evidence).map(workload => workload.name)]
  return programs.some(program => program === name || program.startsWith(`${name}-`))
}

/** Instances of the chart's CRDs that are there, or were at some time. */
const instances = oncePerEvidence((evidence): readonly Instance[] => {
  const { timeline, installed, after } = evidence
  const seen = [...after.objects.values(), ...installed.objects.values()].map(({ id, creationTimestamp }) => ({
    id,
    since: Date.parse(creationTimestamp),
  }))
  const told = timeline.events.map(({ id, at, event }) => ({ id, since: event === 'created' ? Date.parse(at) : 0 }))
  const all = [...seen, ...told].filter(({ id }) => isCustomResource(evidence, id) && areOfTheChart([id], evidence))
  // A snapshot's time is cut to the second, so that it comes before what was made in the same one.
  return [...new Map(all.toReversed().map(instance => [instance.id.uid, instance])).values()]
})
