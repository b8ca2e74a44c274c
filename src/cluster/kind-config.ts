/** The kind config of a run: the user's, unchanged, plus what this host needs. */
import { isMap, isSeq, parseDocument } from 'yaml'
import { minorVersion } from '../kube/minor-version.ts'
import { usageProblem } from '../problem.ts'

export interface KindConfigOptions {
  /** text of the user's file */
  userConfig?: string
  /** name of that file, for messages */
  userConfigPath?: string
  cgroupVersion: 1 | 2
  /** undefined: not known before the cluster runs */
  kubernetesVersion?: string
}

/**
 * From Kubernetes 1.35 on the kubelet refuses to start on a cgroup v1 host unless it is told not to. On 1.30, which does
 * not know the field, it is ignored (tried).
 * https://kubernetes.io/docs/concepts/architecture/cgroups/#deprecation-of-cgroup-v1
 */
const CGROUP_V1_PATCH = `kind: KubeletConfiguration
apiVersion: kubelet.config.k8s.io/v1beta1
failCgroupV1: false
`

const CGROUP_V1_COMMENT =
  ' added by clean-uninstall: this host has cgroup v1, on which the kubelet of Kubernetes >= 1.35 does not start\n' +
  ' otherwise, https://kubernetes.io/docs/concepts/architecture/cgroups/#deprecation-of-cgroup-v1'

const EMPTY_CONFIG = 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n'

/** The text for `kind create cluster --config`, or undefined when kind needs none. */
export function kindConfig(options: KindConfigOptions): string | undefined {
  const needsPatch = options.cgroupVersion === 1 && !isOlderThan135(options.kubernetesVersion)
  if (options.userConfig === undefined) return needsPatch ? withCgroupPatch(EMPTY_CONFIG, 'kind config') : undefined
  const file = options.userConfigPath ?? 'kind-config'
  checkUserConfig(options.userConfig, file)
  // A user who decided on failCgroupV1, either way, has decided.
  if (!needsPatch || options.userConfig.includes('failCgroupV1')) return options.userConfig
  return withCgroupPatch(options.userConfig, file)
}

/** kind would find these errors too, but only after the run has recorded a cluster that never comes. */
function checkUserConfig(text: string, file: string): void {
  const document = parseDocument(text)
  const error = document.errors[0]
  if (error !== undefined) throw usageProblem(`kind-config: ${file} is not YAML: ${error.message}`, undefined, error)
  const kind = isMap(document.contents) ? document.get('kind') : undefined
  if (kind !== 'Cluster')
    throw usageProblem(
      `kind-config: ${file} is no kind config: it must say "kind: Cluster"`,
      'See https://kind.sigs.k8s.io/docs/user/configuration/',
    )
}

/** Put in as text, so that not a byte of the user's own changes; first of the patches, so that the user's win over it. */
function withCgroupPatch(text: string, file: string): string {
  const document = parseDocument(text)
  const root = document.contents
  const existing = isMap(root) ? root.get('kubeadmConfigPatches', true) : undefined
  if (isMap(root) && root.flow !== true && existing === undefined)
    return `${endLine(text)}kubeadmConfigPatches:\n${patchItem('')}`
  if (isSeq(existing) && existing.flow !== true && existing.range) {
    const start = existing.range[0]
    const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    return text.slice(0, start) + patchItem(indent).slice(indent.length) + indent + text.slice(start)
  }
  throw usageProblem(
    `kind-config: kubeadmConfigPatches in ${file} must be a list with one item a line`,
    'This host has cgroup v1, and a patch has to be added to it; or add failCgroupV1: false yourself.',
  )
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

/** An item of the list of patches, at the list's indentation. */
function patchItem(indent: string): string {
  const [first = '', ...more] = CGROUP_V1_PATCH.trimEnd().split('\n')
  const lines = [
    ...CGROUP_V1_COMMENT.split('\n').map(line => `#${line}`),
    '- |',
    `  ${first}`,
    ...more.map(line => `  ${line}`),
  ]
  return lines.map(line => `${indent}${line}\n`).join('')
}

function isOlderThan135(version: string | undefined): boolean {
  const minor = minorVersion(version)
  return minor !== undefined && minor < 35
}
