/**
 * The hook that a chart adds to clean up while its controller still runs. Files for other kinds have other names, so that several can
 * be pasted from one report.
 */
import { resourceName } from '../../kube/object.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCustomResource, objectAt } from '../evidence/evidence-index.ts'
import { nameInTemplate } from '../origin/template-names.ts'
import { unique } from '../words/phrases.ts'
import { hookFile, LONGEST_NAME, type Quoted, quoted, rendered } from './hook-file.ts'

type Type = Pick<ObjectId, 'group' | 'resource'>

/** True when the objects' CRDs came with the chart: of other kinds "all objects" are everybody's. */
export function areOfTheChart(types: readonly Type[], evidence: Evidence): boolean {
  return types.every(type => {
    const crd = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: resourceName(type) }
    return isCustomResource(evidence, type) && objectAt(evidence, 'before', crd) === undefined
  })
}

/** Deletes these objects and waits until they are gone; of kinds that came with the chart all, in all namespaces. */
export function hookThatCleansUp(ids: readonly ObjectId[], evidence: Evidence): string {
  return areOfTheChart(ids, evidence) ? hookThatDeletesAll(ids) : hookThatDeletes(ids, evidence)
}

function hookThatDeletesAll(types: readonly Type[]): string {
  const resources = unique(types.map(resourceName))
  return hookFile({
    commands: [['delete', resources.join(','), '--all', '--all-namespaces', ...WAIT].map(quoted)],
    rules: byGroup(types).map(([group, some]) => ({ group, resources: resourcesOf(some), verbs: VERBS })),
    name: nameOf(types),
    weight: 0,
  })
}

/** Deletes just these objects; webhooks last, while what they call still answers to the other hooks. */
export function hookThatDeletes(ids: readonly ObjectId[], evidence: Evidence, weight = 0): string {
  const byNamespace = Map.groupBy(ids, ({ namespace }) => namespace)
  return hookFile({
    commands: [...byNamespace].map(([namespace, some]) => [
      ...[quoted('delete'), ...some.map(id => objectArgument(id, evidence))],
      ...(namespace === undefined ? [] : [quoted('--namespace'), namespaceArgument(namespace, evidence)]),
      ...['--ignore-not-found', ...WAIT].map(quoted),
    ]),
    rules: byGroup(ids).map(([group, some]) => ({
      group,
      resources: resourcesOf(some),
      names: unique(some.map(id => nameFor(id, evidence))),
      verbs: VERBS,
    })),
    name: nameOf(ids),
    weight,
    ofThisRun: ids.filter(id => nameInTemplate(id, evidence) === undefined).map(({ name }) => quoted(name)),
  })
}

function objectArgument(id: ObjectId, evidence: Evidence): Quoted {
  const template = nameInTemplate(id, evidence)
  const type = resourceName(id)
  return template === undefined ? quoted(`${type}/${id.name}`) : rendered(`${type}/${template}`)
}

function nameFor(id: ObjectId, evidence: Evidence): Quoted {
  const template = nameInTemplate(id, evidence)
  return template === undefined ? quoted(id.name) : rendered(template)
}

function namespaceArgument(namespace: string, evidence: Evidence): Quoted {
  return namespace === evidence.namespace ? rendered('{{ .Release.Namespace }}') : quoted(namespace)
}

/** Two tries of two minutes end before Helm's own limit of five. */
const WAIT = ['--wait', '--timeout=2m']

/** kubectl lists and watches what it waits for. */
const VERBS = ['get', 'list', 'watch', 'delete']

function byGroup<T extends Type>(types: readonly T[]): [group: string, types: T[]][] {
  return [...Map.groupBy(types, ({ group }) => group)]
}

function resourcesOf(types: readonly Type[]): string[] {
  return unique(types.map(({ resource }) => resource))
}

function nameOf(types: readonly Type[]): string {
  return `delete-${resourcesOf(types).join('-')}`.slice(0, LONGEST_NAME).replace(/-$/, '')
}
