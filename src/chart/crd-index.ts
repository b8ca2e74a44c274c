/** Every CustomResourceDefinition in the `crds/` directories of a chart and its subcharts: Helm installs them and never deletes them. */
import { LineCounter, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import type { ChartNode, CrdFile, SourceLine } from './chart.ts'

const crdSchema = z.object({
  kind: z.literal('CustomResourceDefinition'),
  metadata: z.object({ name: z.string() }),
  spec: z
    .object({
      group: z.string(),
      names: z.object({ kind: z.string() }),
      versions: z.array(z.object({ name: z.string(), served: z.boolean().optional() })).optional(),
    })
    .optional()
    .catch(undefined),
})

/** Helm's own test for a file that holds manifests. */
const MANIFEST_FILE = /\.(ya?ml|json)$/i

/** In the order of the tree. A subchart that its condition disables is listed as well: another value enables it. */
export function indexCrds(root: ChartNode): CrdFile[] {
  return crdsOfNode(root, undefined)
}

function crdsOfNode(node: ChartNode, subchart: string | undefined): CrdFile[] {
  const own = [...node.files]
    .filter(([path]) => path.startsWith('crds/') && MANIFEST_FILE.test(path))
    .flatMap(([path, text]) => crdsInFile(node, path, text))
    .map(crd => ({ ...crd, ...(subchart !== undefined && { subchart }) }))
  return [...own, ...node.subcharts.flatMap(child => crdsOfNode(child, child.name))]
}

function crdsInFile(node: ChartNode, path: string, text: string): CrdFile[] {
  const lines = new LineCounter()
  const file = node.path === '' ? path : `${node.path}/${path}`
  return [...parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent' })].flatMap(document => {
    if (!('contents' in document) || document.errors.length > 0) return []
    const crd = crdSchema.safeParse(document.toJS())
    if (!crd.success) return []
    const at = rangeStart(document.get('kind', true))
    const source: SourceLine = { file, ...(!node.packaged && at !== undefined && { line: lines.linePos(at).line }) }
    return [{ name: crd.data.metadata.name, source, apiVersions: apiVersionsOf(crd.data.spec) }]
  })
}

function apiVersionsOf(spec: z.infer<typeof crdSchema>['spec']): string[] {
  const served = (spec?.versions ?? []).filter(version => version.served !== false)
  return served.flatMap(({ name }) => [`${spec?.group}/${name}`, `${spec?.group}/${name}/${spec?.names.kind}`])
}

/** Offset of a value in its file; `kind` and its value stand on one line. */
function rangeStart(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] } | undefined)?.range
  return range?.[0]
}
