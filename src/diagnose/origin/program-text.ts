/** What the containers of a rendered workload run, as text. */
import type { ManifestObject } from '../../chart/chart.ts'
import { isRecord, valueAt } from '../../kube/object.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import { argumentsOf } from './workloads.ts'

/** Everything that the chart rendered: the objects of the release, and its hooks. */
export const renderedObjects = oncePerEvidence(({ release }): readonly ManifestObject[] => [
  ...(release?.objects ?? []),
  ...(release?.hooks ?? []),
])

/** The `spec` of the pods that a workload is or makes. */
export function podSpecOf({ kind, body }: Pick<ManifestObject, 'kind' | 'body'>): Record<string, unknown> {
  const job = kind === 'CronJob' ? valueAt(body, 'spec', 'jobTemplate') : body
  return recordOf(kind === 'Pod' ? body.spec : valueAt(job, 'spec', 'template', 'spec'))
}

/** The ConfigMaps that a workload names: a script often stands in one. */
export function scriptsOf({ body }: Pick<ManifestObject, 'body'>, evidence: Evidence): ManifestObject[] {
  const own = JSON.stringify(body)
  return renderedObjects(evidence).filter(
    ({ kind, name }) => kind === 'ConfigMap' && own.includes(JSON.stringify(name)),
  )
}

/** A line of a program, and where it stands. */
export interface ProgramLine {
  text: string
  of: ManifestObject
}

/** Commands and their arguments, line by line, and the lines of the ConfigMaps that a workload names; without comments. */
export function programLinesOf(object: ManifestObject, evidence: Evidence): ProgramLine[] {
  const commands = containersOf(object).flatMap(container => {
    const words = argumentsOf(container)
    // What has spaces is a script of its own, behind `sh -c`.
    return [words.filter(word => !/\s/.test(word)).join(' '), ...words.filter(word => /\s/.test(word))]
  })
  const scripts = scriptsOf(object, evidence).flatMap(script =>
    Object.values(recordOf(script.body.data)).map(text => ({ text: String(text), of: script })),
  )
  return linesIn([...commands.map(text => ({ text, of: object })), ...scripts])
}

/** The same, and the environment of the containers. */
export function configurationOf(object: ManifestObject, evidence: Evidence): ProgramLine[] {
  const variables = containersOf(object).flatMap(({ env }) =>
    recordsOf(env).flatMap(({ name, value }) => (typeof value === 'string' ? `${name}=${value}` : [])),
  )
  return [...programLinesOf(object, evidence), ...linesIn(variables.map(text => ({ text, of: object })))]
}

function containersOf(object: ManifestObject): Record<string, unknown>[] {
  const { initContainers, containers } = podSpecOf(object)
  return [...recordsOf(initContainers), ...recordsOf(containers)]
}

function linesIn(texts: readonly ProgramLine[]): ProgramLine[] {
  const lines = texts.flatMap(({ text, of }) => text.split('\n').map(line => ({ text: line.trim(), of })))
  return lines.filter(({ text }) => text !== '' && !text.startsWith('#'))
}

/** A value as a record; without fields where it is none. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}
