/** What is installed: a chart on disk, and the release that Helm made of it. */

/** A place in the chart's own files. Paths are relative to the chart directory, with `/`. */
export interface SourceLine {
  /** e.g. `templates/deployment.yaml`, `charts/sub/crds/foo.yaml` */
  file: string
  /** 1-based line of the object's `kind`; absent when it can't be told (a generated document, a packaged subchart) */
  line?: number
}

/** A CRD that lies in a `crds/` directory of the chart or of one of its subcharts. */
export interface CrdFile {
  /** `plural.group` */
  name: string
  source: SourceLine
  /** name of the subchart that brings it, when it is not the chart itself */
  subchart?: string
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
}
