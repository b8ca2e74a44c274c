/** What a hook is there for, as far as its own text and its rights tell. */
import type { HookObject, ManifestObject } from '../../chart/chart.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { podSpecOf, programLinesOf, recordOf, renderedObjects, scriptsOf } from '../origin/program-text.ts'

/** The text of a hook, and that of the ConfigMaps which it names: a script often stands in one. */
export function programText(hook: HookObject, evidence: Evidence): string {
  const scripts = scriptsOf(hook, evidence)
  return [hook.body, ...scripts.map(({ body }) => body)].map(body => JSON.stringify(body)).join('\n')
}

/** What the containers of a hook run, line by line, and the lines of the ConfigMaps that it names; without comments. */
export function programLines(hook: HookObject, evidence: Evidence): string[] {
  return programLinesOf(hook, evidence).map(({ text }) => text)
}

/** True when a line has the name as a whole. */
export function hasName(line: string, name: string): boolean {
  return line.split(/[^\w.-]+/).includes(name)
}

/** True when the text of the hook names the object or its kind, or its role the resource; a role for everything names nothing. */
export function isAbout(hook: HookObject, id: ObjectId, evidence: Evidence): boolean {
  const text = programText(hook, evidence)
  const words = [id.kind, id.resource, id.name].map(word => word.replaceAll('.', String.raw`\.`))
  return (
    new RegExp(String.raw`(?<![\w-])(${words.join('|')})(?![\w-])`, 'i').test(text) || hasRightOn(hook, id, evidence)
  )
}

function hasRightOn(hook: HookObject, { group, resource }: ObjectId, evidence: Evidence): boolean {
  const account = podSpecOf(hook).serviceAccountName
  const isBound = ({ body }: ManifestObject) =>
    recordsOf(body.subjects).some(({ kind, name }) => kind === 'ServiceAccount' && name === account)
  const bindings = renderedObjects(evidence).filter(
    object => /^(Cluster)?RoleBinding$/.test(object.kind) && isBound(object),
  )
  const roles = bindings.map(({ body }) => recordOf(body.roleRef))
  return renderedObjects(evidence)
    .filter(({ kind, name }) => roles.some(role => role.kind === kind && role.name === name))
    .flatMap(({ body }) => recordsOf(body.rules))
    .some(({ apiGroups, resources }) => has(apiGroups, group) && has(resources, resource))
}

function has(list: unknown, value: string): boolean {
  return Array.isArray(list) && list.includes(value)
}
