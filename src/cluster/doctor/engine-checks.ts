/** What the engine holds: node images, and clusters of ours, which a run uses or has left. */
import { messageOf } from '../../problem.ts'
import { CLUSTER_NAME_PREFIX } from '../cluster-record.ts'
import { byHand } from '../delete-cluster.ts'
import type { Engine } from '../engine.ts'
import { CLUSTER_LABEL, clusterNames, engineRunner, nodeImages } from '../engine-containers.ts'
import { defaultImageOf } from '../node-images.ts'
import { type MarkedRun, markedRuns } from '../run-mark.ts'
import type { Program } from '../tools/program.ts'
import type { CheckLine } from './check-line.ts'

/** Not having one is no fault where a registry can be reached: kind pulls it. `kindVersion`: of the kind that a run takes. */
export async function checkNodeImages(engine: Engine, kindVersion: string): Promise<CheckLine> {
  const ask = engineRunner(engine.program)
  const images = await nodeImages(ask).catch(() => [])
  const wanted = defaultImageOf(kindVersion)
  if (wanted === undefined) return nodeImagesLine(images)
  // By its digest, as kind looks for it.
  const result = await ask(['image', 'inspect', `docker.io/${wanted.replace(/:[^@]*@/, '@')}`])
  return nodeImagesLine(images, { name: wanted.replace(/@.*/, ''), isHere: result.exitCode === 0 })
}

/** `wanted`: the image that kind takes when no other is named, when that is known. */
export function nodeImagesLine(images: readonly string[], wanted?: { name: string; isHere: boolean }): CheckLine {
  const detail = images.length === 0 ? 'none here' : images.join(', ')
  if (wanted?.isHere || (wanted === undefined && images.length > 0)) return { state: 'ok', what: 'node image', detail }
  const pulled = 'kind pulls it (about 1 GB) the first time'
  if (wanted === undefined || images.length === 0)
    return {
      state: 'note',
      what: 'node image',
      detail,
      todo: `Nothing, if this machine reaches an image registry: ${pulled}.`,
    }
  return {
    state: 'note',
    what: 'node image',
    detail: `${detail}; not ${wanted.name}, which kind takes when no other is named`,
    todo: `Nothing, if this machine reaches an image registry: ${pulled}. If not, give one that is here with --node-image.`,
  }
}

/** Clusters named as ours; the doctor only tells. */
export async function checkLeftovers(engine: Engine, kind: Program | undefined): Promise<CheckLine[]> {
  try {
    const names = await clusterNames(engineRunner(engine.program), engine.provider)
    return leftoverLines(names, engine, kind?.path, await markedRuns())
  } catch (error) {
    return [{ state: 'note', what: 'leftovers', detail: messageOf(error) }]
  }
}

/**
 * What there is of clusters whose names are of ours: each with the command that deletes it, unless its run goes on. `kind`: path of one
 * that is here.
 */
export function leftoverLines(
  names: readonly string[],
  engine: Pick<Engine, 'program' | 'provider'>,
  kind: string | undefined,
  runs: ReadonlyMap<string, MarkedRun>,
): CheckLine[] {
  const ours = names.filter(name => name.startsWith(CLUSTER_NAME_PREFIX))
  if (ours.length === 0) return [{ state: 'ok', what: 'leftovers', detail: 'no cluster of an earlier run' }]
  const [inUse, others] = [ours.filter(name => runs.get(name)?.alive), ours.filter(name => !runs.get(name)?.alive)]
  return [
    ...(inUse.length === 0 ? [] : [inUseLine(inUse, runs)]),
    ...others.map(name => leftoverLine(name, engine, kind, runs)),
  ]
}

function inUseLine(names: readonly string[], runs: ReadonlyMap<string, MarkedRun>): CheckLine {
  const used = names.map(name => `${name} (process ${runs.get(name)?.pid})`)
  const are =
    names.length === 1 ? 'this cluster is in use by a run that goes on' : 'these clusters are in use by runs that go on'
  return { state: 'ok', what: 'leftovers', detail: `none; ${are}: ${used.join(', ')}` }
}

function leftoverLine(
  name: string,
  engine: Pick<Engine, 'program' | 'provider'>,
  kind: string | undefined,
  runs: ReadonlyMap<string, MarkedRun>,
): CheckLine {
  const run = runs.get(name)
  const what = 'leftovers'
  const command = deleteCommand(name, engine, kind)
  if (run !== undefined)
    return {
      state: 'note',
      what,
      detail: `cluster ${name} of a run that was killed, process ${run.pid}`,
      todo: command,
    }
  return {
    state: 'note',
    what,
    detail: `cluster ${name}, kept by --keep-cluster or left by a run; no run is known here that uses it, but one elsewhere may (another container, another TMPDIR)`,
    todo: `Once you know that nothing uses it: ${command}`,
  }
}

/** Without kind the engine's own commands do. */
function deleteCommand(
  name: string,
  { program, provider }: Pick<Engine, 'program' | 'provider'>,
  kind: string | undefined,
): string {
  if (kind !== undefined) return byHand({ name, engine: program as 'docker', provider, kind })
  return `${program} rm --force --volumes $(${program} ps --all --quiet --filter label=${CLUSTER_LABEL}=${name})`
}
