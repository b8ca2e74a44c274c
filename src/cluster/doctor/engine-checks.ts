/** What the engine holds: node images, and clusters of ours that outlived their run. */
import { messageOf } from '../../problem.ts'
import { run } from '../../process.ts'
import { CLUSTER_NAME_PREFIX } from '../cluster-record.ts'
import { byHand } from '../delete-cluster.ts'
import type { Engine } from '../engine.ts'
import { clusterNames } from '../engine-containers.ts'
import type { CheckLine } from './check-line.ts'

const ENGINE_TIMEOUT_MS = 20_000

/** Not having one is no fault where a registry can be reached: kind pulls it. */
export async function checkNodeImages(engine: Engine): Promise<CheckLine> {
  const result = await run(engine.program, ['images', '--format', '{{.Repository}}:{{.Tag}}'], {
    timeoutMs: ENGINE_TIMEOUT_MS,
  })
  return nodeImagesLine(result.exitCode === 0 ? result.stdout : '')
}

/** The node images among the lines `NAME:TAG` that an engine lists. */
export function nodeImagesLine(images: string): CheckLine {
  const nodes = images.split('\n').filter(image => /(kindest|clean-uninstall)\/node:/.test(image))
  if (nodes.length > 0) return { state: 'ok', what: 'node image', detail: nodes.join(', ') }
  const todo = 'Nothing, if this machine reaches an image registry: kind pulls it (about 1 GB) the first time.'
  return { state: 'note', what: 'node image', detail: 'none here', todo }
}

/** Clusters named as ours. One of them may belong to a run that goes on right now; the doctor only tells. */
export async function checkLeftovers(engine: Engine): Promise<CheckLine[]> {
  try {
    const ask = (args: string[]) => run(engine.program, args, { timeoutMs: ENGINE_TIMEOUT_MS })
    const names = await clusterNames(ask, engine.provider)
    return leftoverLines(names, engine)
  } catch (error) {
    return [{ state: 'note', what: 'leftovers', detail: messageOf(error) }]
  }
}

/** A note for each cluster whose name is one of ours, with the command that deletes it. */
export function leftoverLines(names: string[], engine: Pick<Engine, 'program' | 'provider'>): CheckLine[] {
  const ours = names.filter(name => name.startsWith(CLUSTER_NAME_PREFIX))
  if (ours.length === 0) return [{ state: 'ok', what: 'leftovers', detail: 'no cluster of an earlier run' }]
  return ours.map(name => ({
    state: 'note' as const,
    what: 'leftovers',
    detail: `cluster ${name} (of an earlier run, unless one goes on right now)`,
    todo: byHand({ name, engine: engine.program as 'docker', provider: engine.provider, kind: 'kind' }),
  }))
}
