/** Where the publishers put a version of kind and Helm, and how its version is asked: facts as data, no I/O. */
import { type Platform, platformKey, type ToolName } from './program.ts'

/** Base addresses of the publishers' files; a company's mirror can stand in. */
export interface ReleaseSources {
  kind: string
  helm: string
}

export const PUBLISHERS: ReleaseSources = {
  kind: 'https://github.com/kubernetes-sigs/kind/releases/download',
  helm: 'https://get.helm.sh',
}

export interface Release {
  url: string
  /** the publisher's own checksum: same server as the binary, so it shows corruption but not tampering */
  sidecarUrl: string
  /** path of the executable inside the tar.gz; undefined when the file is the executable */
  member?: string
}

/** @param version without a leading `v` */
export function releaseOf(tool: ToolName, version: string, platform: Platform, sources: ReleaseSources): Release {
  const key = platformKey(platform)
  if (tool === 'kind') {
    const url = `${sources.kind}/v${version}/kind-${key}`
    return { url, sidecarUrl: `${url}.sha256sum` }
  }
  const url = `${sources.helm}/helm-v${version}-${key}.tar.gz`
  return { url, sidecarUrl: `${url}.sha256sum`, member: `${key}/helm` }
}

/** What `go install` needs: both publish their commands as Go modules. */
export function goInstallArgs(tool: ToolName, version: string): string[] {
  const major = version.split('.')[0] ?? ''
  const module = tool === 'kind' ? 'sigs.k8s.io/kind' : `helm.sh/helm/v${major}/cmd/helm`
  // kind carries its version as a constant; Helm's comes from the linker, and without it every build says "v3.X".
  const stamp = tool === 'kind' ? '' : ` -X helm.sh/helm/v${major}/internal/version.version=v${version}`
  return ['install', '-trimpath', `-ldflags=-s -w${stamp}`, `${module}@v${version}`]
}

/** What makes the tool print its version, which `parseVersion` reads. */
export function versionArgs(tool: ToolName): string[] {
  return tool === 'kind' ? ['version'] : ['version', '--template', '{{.Version}}']
}

/** The version in `kind v0.33.0 go1.26.8 linux/amd64` or `v4.3.1`; undefined when there is none. */
export function parseVersion(output: string): string | undefined {
  return /\bv(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(output)?.[1]
}
