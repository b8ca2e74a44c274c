/** The programs that a run needs, once they are found: where, which version, and where they came from. */

export type ToolName = 'kind' | 'helm'

/** In the order in which they are tried. */
export type ProgramOrigin = 'path' | 'tool-cache' | 'cache' | 'downloaded' | 'built'

export interface Program {
  /** absolute path of the executable */
  path: string
  /** without a leading `v`, e.g. `4.3.1` */
  version: string
  origin: ProgramOrigin
}

export interface Tools {
  helm: Program
  /** absent when the run uses a cluster that exists */
  kind?: Program
}

export interface Platform {
  os: 'linux' | 'darwin'
  /** in Go's words, as the publishers name their files */
  arch: 'amd64' | 'arm64'
}

const ARCHITECTURES: Record<string, Platform['arch']> = { x64: 'amd64', arm64: 'arm64' }

/** The platform in the publishers' words, or undefined where neither kind nor we run (Windows, 32 bit). */
export function platformOf(nodePlatform: string, nodeArch: string): Platform | undefined {
  const arch = ARCHITECTURES[nodeArch]
  if (arch === undefined || (nodePlatform !== 'linux' && nodePlatform !== 'darwin')) return undefined
  return { os: nodePlatform, arch }
}

/** `linux-amd64`: the key of the checksum table and part of the publishers' file names. */
export function platformKey(platform: Platform): string {
  return `${platform.os}-${platform.arch}`
}
