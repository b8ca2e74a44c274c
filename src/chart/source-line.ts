/**
 * Template file and line of each object of a release. No line is better than a wrong one: when the layout of the source
 * leaves a doubt, only the file is given.
 */
import type { Chart, ChartNode, ManifestObject, SourceLine } from './chart.ts'
import { canBothRender, findDocuments, isInLoop, type SourceDocument } from './template-documents.ts'

/** The objects with their `source` on disk. Give it the objects of one release, hooks and others together. */
export function locateObjects<T extends ManifestObject>(chart: Pick<Chart, 'tree'>, objects: readonly T[]): T[] {
  const places = new Map<ManifestObject, Pick<ManifestObject, 'source' | 'nameInTemplate'>>()
  for (const [printed, group] of Map.groupBy(objects, ({ source }) => source.file)) {
    const template = findTemplate(chart.tree, printed)
    const documents = template.text === undefined ? [] : findDocuments(template.text)
    for (const object of group) places.set(object, { source: { file: template.file } })
    for (const [object, document] of matchObjects(group, documents)) {
      const source = { file: template.file, ...place(object, document) }
      places.set(object, { source, ...nameInTemplate(document) })
    }
  }
  return objects.map(object => ({ ...object, ...places.get(object) }))
}

/** 1-based line of an annotation of an object that `locateObjects` placed; undefined when it does not stand in the same document. */
export function findAnnotationLine(
  chart: Pick<Chart, 'tree'>,
  object: Pick<ManifestObject, 'source'>,
  annotation: string,
): number | undefined {
  const { file, line, annotationLines } = object.source
  if (annotationLines?.[annotation] !== undefined) return annotationLines[annotation]
  const text = textOf(chart.tree, file)
  const document = text === undefined ? undefined : findDocuments(text).find(found => found.line === line)
  if (text === undefined || document === undefined) return undefined
  const lines = text.split('\n').slice(document.firstLine - 1, document.lastLine)
  const key = new RegExp(`^\\s*["']?${annotation.replace(/[^\w/-]/g, '\\$&')}["']?\\s*:`)
  const index = lines.findIndex(found => key.test(found))
  return index === -1 ? undefined : document.firstLine + index
}

function nameInTemplate({ writtenName }: SourceDocument): Pick<ManifestObject, 'nameInTemplate'> {
  return writtenName === undefined ? {} : { nameInTemplate: writtenName }
}

function place(object: ManifestObject, document: SourceDocument): Omit<SourceLine, 'file'> {
  const { line, annotationLines, annotationConditions = {} } = document
  return {
    line,
    ...presentOf('annotationLines', annotationLines, object),
    ...presentOf('annotationConditions', annotationConditions, object),
  }
}

/** Of annotations that a document may render those that this object has. */
function presentOf<K extends string, V>(name: K, all: Record<string, V>, { annotations }: ManifestObject) {
  const present = Object.entries(all).filter(([key]) => key in annotations)
  return present.length === 0 ? {} : { [name]: Object.fromEntries(present) }
}

/**
 * Which document of one template rendered which of its objects. Objects of one kind are looked at together, hooks and
 * others apart, because Helm prints them apart and each in the order of the source.
 */
export function matchObjects<T extends ManifestObject>(
  objects: readonly T[],
  documents: readonly SourceDocument[],
): Map<T, SourceDocument> {
  const matches = new Map<T, SourceDocument>()
  for (const group of Map.groupBy(objects, object => `${object.kind} ${isHook(object)}`).values()) {
    const [first] = group
    if (first === undefined) continue
    const candidates = candidatesFor(first, documents)
    for (const [object, document] of matchGroup(group, candidates)) matches.set(object, document)
  }
  return matches
}

function candidatesFor(object: ManifestObject, documents: readonly SourceDocument[]): SourceDocument[] {
  const sameKind = documentsOfKind(object.kind, documents)
  if (!isHook(object)) return sameKind.filter(({ hook }) => hook !== 'always')
  // The annotation may come from an include, so a hook may be a document that does not show it.
  const hooks = sameKind.filter(({ hook }) => hook !== undefined)
  return hooks.length === 0 ? sameKind : hooks
}

/** Where one computed kind names the kind, those that name others and not this one are out. */
function documentsOfKind(kind: string, documents: readonly SourceDocument[]): SourceDocument[] {
  const isNamed = documents.some(({ namedKinds }) => namedKinds?.includes(kind))
  return documents.filter(document => {
    if (document.kind !== undefined) return document.kind === kind
    const named = document.namedKinds ?? []
    return !isNamed || named.length === 0 || named.includes(kind)
  })
}

function matchGroup<T extends ManifestObject>(
  objects: readonly T[],
  candidates: readonly SourceDocument[],
): [T, SourceDocument][] {
  const inOrder = matchInOrder(objects, candidates)
  if (inOrder !== undefined) return inOrder
  const byName = objects.flatMap((object): [T, SourceDocument][] => {
    const document = matchByName(object, candidates)
    return document === undefined ? [] : [[object, document]]
  })
  const uses = Map.groupBy(byName, ([, document]) => document)
  return byName.filter(([, document]) => canRepeat(document) || uses.get(document)?.length === 1)
}

/** An include may print any number of objects. */
function canRepeat(document: SourceDocument): boolean {
  return isInLoop(document) || document.kind === undefined
}

/** As many objects as documents, each of which renders once at most: then each rendered one, and in order. */
function matchInOrder<T extends ManifestObject>(objects: readonly T[], candidates: readonly SourceDocument[]) {
  if (objects.length !== candidates.length) return undefined
  const all = candidates.every((one, index) => candidates.slice(index + 1).every(other => canBothRender(one, other)))
  if (!all) return undefined
  const pairs = objects.map((object, index): [T, SourceDocument] => [object, candidates[index] as SourceDocument])
  return pairs.every(([object, document]) => nameFits(object, document)) ? pairs : undefined
}

/** The document whose name fits, or else the one that says more of the name than any other that fits. */
function matchByName(object: ManifestObject, candidates: readonly SourceDocument[]): SourceDocument | undefined {
  const fitting = candidates.filter(document => nameFits(object, document))
  if (fitting.length <= 1) return fitting[0]
  const lengths = fitting.map(({ name }) => name?.literalLength ?? 0)
  const longest = Math.max(...lengths)
  return lengths.filter(length => length === longest).length === 1 ? fitting[lengths.indexOf(longest)] : undefined
}

function nameFits(object: ManifestObject, { name }: SourceDocument): boolean {
  return name === undefined || name.pattern.test(object.name)
}

function isHook(object: ManifestObject): boolean {
  return 'helm.sh/hook' in object.annotations
}

/** `chart/charts/alias/templates/x.yaml`, as Helm prints it, as a path on disk and its text. */
function findTemplate(root: ChartNode, printed: string): { file: string; text?: string } {
  const [, ...rest] = printed.split('/')
  let node: ChartNode | undefined = root
  while (node !== undefined && rest[0] === 'charts' && rest.length > 2) {
    node = findSubchart(node, rest[1] ?? '')
    if (node !== undefined) rest.splice(0, 2)
  }
  // A subchart that is not in the tree: the path as Helm printed it, without the chart's name.
  if (node === undefined) return { file: printed.slice(printed.indexOf('/') + 1) }
  const path = rest.join('/')
  const text = node.packaged ? undefined : node.files.get(path)
  return { file: filePath(node, path), ...(text !== undefined && { text }) }
}

/** Helm prints a subchart's alias where it has one, else its name; the directory may be called otherwise. */
function findSubchart(node: ChartNode, printed: string): ChartNode | undefined {
  const name = node.aliases[printed] ?? printed
  return node.subcharts.find(child => child.name === name)
}

function textOf(node: ChartNode, file: string): string | undefined {
  const own = [...node.files].find(([path]) => filePath(node, path) === file)?.[1]
  if (own !== undefined) return own
  return node.subcharts.map(child => textOf(child, file)).find(text => text !== undefined)
}

function filePath(node: ChartNode, path: string): string {
  return node.path === '' ? path : `${node.path}/${path}`
}
