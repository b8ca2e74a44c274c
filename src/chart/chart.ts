/** What is installed: a chart on disk, and the release that Helm made of it. */

/** A place in the chart's own files. Paths are relative to the chart directory, with `/`. */
export interface SourceLine {
  /** e.g. `templates/deployment.yaml`, `charts/sub/crds/foo.yaml` */
  file: string
  /** 1-based line of the object's `kind`; absent when it can't be told (a generated document, a packaged subchart) */
  line?: number
  /** 1-based lines of the object's `helm.sh/…` annotations in the same document of the file, as far as they stand there */
  annotationLines?: Record<string, number>
  /** what an `if` around one of these annotations alone asks for: `.Values.crds.keep` */
  annotationConditions?: Record<string, string>
}

/** A CRD that lies in a `crds/` directory of the chart or of one of its subcharts. */
export interface CrdFile {
  /** `plural.group` */
  name: string
  source: SourceLine
  /** name of the subchart that brings it, when it is not the chart itself */
  subchart?: string
  /** what it serves, as Helm's --api-versions takes it: `db.example.com/v1`, `db.example.com/v1/Database` */
  apiVersions?: string[]
}

/** One chart of the tree that Helm loads: the chart itself, or a subchart at any depth. */
export interface ChartNode {
  /** from its Chart.yaml */
  name: string
  version: string
  /** relative to the chart directory: '' for the chart itself, `charts/sub`, `charts/sub-1.0.0.tgz!` */
  path: string
  /** true for a subchart inside a .tgz: its lines are of no use to a reader */
  packaged: boolean
  /** dependencies of its Chart.yaml that it renames */
  aliases: Record<string, string>
  /** text of the files below templates/ and crds/, by path relative to this node */
  files: Map<string, string>
  subcharts: ChartNode[]
}

/** A chart as it lies on disk, unpacked. */
export interface Chart {
  name: string
  version: string
  /** as the user wrote it */
  source: string
  /** directory that Helm is given and that template paths are relative to */
  directory: string
  /** true when `directory` is the user's own (not unpacked by us): its files can be annotated */
  inPlace: boolean
  crds: CrdFile[]
  tree: ChartNode
}

/** One object of the release manifest or a hook, as rendered. */
export interface ManifestObject {
  apiVersion: string
  kind: string
  name: string
  /** as rendered; absent: the release namespace, or cluster-scoped */
  namespace?: string
  labels: Record<string, string>
  annotations: Record<string, string>
  source: SourceLine
  /** the name as the template writes it, `{{ .Release.Name }}-checks`, where that is the same in another template of the chart */
  nameInTemplate?: string
  /** the whole document, without Secret data */
  body: Record<string, unknown>
}

/** The hook events of a hook object, and when Helm deletes it. */
export interface HookObject extends ManifestObject {
  events: string[]
  weight: number
  /** empty means Helm's default: before-hook-creation */
  deletePolicies: string[]
}

/** What Helm installed, read back from it after the install (`helm get manifest`, `helm get hooks`). */
export interface Release {
  name: string
  namespace: string
  chart: { name: string; version: string }
  helmVersion: string
  objects: ManifestObject[]
  hooks: HookObject[]
  /** the chart's `crds/` */
  crds: CrdFile[]
  /** documents of the manifest that could not be read */
  warnings?: string[]
}
