/** Which programs are compiled, from which modules, in which sets. Pure data; go-build.ts does it. */
import path from 'node:path'
import type { GoModule } from './go-module.ts'
import { BASE_KUBERNETES, minorOf, VERSIONS } from './versions.ts'

export interface Program {
  name: string
  package: string
  /** variables set by the linker: how these programs know their version */
  stamps?: Readonly<Record<string, string>>
  /** must not be listed with the others in one `go build`, and why */
  apart?: string
}

/** Programs that are built and kept together. */
export interface ProgramSet {
  name: string
  programs: readonly Program[]
  tags?: readonly string[]
  /** files of a module that are kept beside the programs: target name → path inside the module */
  files?: { module: string; paths: Readonly<Record<string, string>> }
}

/** Sets that share a module, so that one `go build` makes them all. */
export interface Build {
  module: GoModule
  sets: readonly ProgramSet[]
}

const here = import.meta.dirname
const OWN_MAINS = ['coredns', 'pause'].map(name => path.join(here, 'go-mains', name))

/** The one module for everything that resolves and compiles together: what they share, about 2000 packages, is compiled once. */
const SHARED_REQUIRES = {
  'sigs.k8s.io/kind': `v${VERSIONS.kind}`,
  'helm.sh/helm/v4': `v${VERSIONS.helm4}`,
  'helm.sh/helm/v3': `v${VERSIONS.helm3}`,
  'go.etcd.io/etcd/server/v3': `v${VERSIONS.etcd}`,
  'github.com/coredns/coredns': `v${VERSIONS.coredns}`,
  'github.com/rancher/local-path-provisioner': `v${VERSIONS.localPathProvisioner}`,
}

const KUBERNETES_PROGRAMS = [
  'kubeadm',
  'kubelet',
  'kubectl',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
]

function kubernetesPrograms(version: string, names: readonly string[]): Program[] {
  const major = version.split('.')[0] ?? ''
  const stamps = Object.fromEntries(
    ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap(name => [
      [`${name}.gitVersion`, `v${version}`],
      [`${name}.gitMajor`, major],
      [`${name}.gitMinor`, String(minorOf(version))],
    ]),
  )
  return names.map(name => ({ name, package: `k8s.io/kubernetes/cmd/${name}`, stamps }))
}

/** The programs of one Kubernetes version (`1.36.3`) that run in a node. */
export function kubernetesSet(version: string): ProgramSet {
  return {
    name: `kubernetes-${version}`,
    programs: kubernetesPrograms(version, KUBERNETES_PROGRAMS),
    // Up to 1.30 the clouds are compiled in, with Google's whole client library; a kind node never talks to one.
    ...(minorOf(version) <= 30 && { tags: ['providerless'] }),
  }
}

/** What every Kubernetes version needs: the command line tools and the helpers inside the node. */
export const TOOLS: ProgramSet = {
  name: 'tools',
  programs: [
    ...kubernetesPrograms(BASE_KUBERNETES, ['kubectl']),
    { name: 'kind', package: 'sigs.k8s.io/kind' },
    {
      name: 'helm',
      package: 'helm.sh/helm/v4/cmd/helm',
      stamps: { 'helm.sh/helm/v4/internal/version.version': `v${VERSIONS.helm4}` },
    },
    {
      name: 'helm3',
      package: 'helm.sh/helm/v3/cmd/helm',
      stamps: {
        'helm.sh/helm/v3/internal/version.version': `v${VERSIONS.helm3}`,
        // As Helm's own Makefile does: what `helm template` and `helm lint` believe the cluster to be.
        'helm.sh/helm/v3/pkg/lint/rules.k8sVersionMajor': '1',
        'helm.sh/helm/v3/pkg/lint/rules.k8sVersionMinor': String(minorOf(BASE_KUBERNETES)),
        'helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor': '1',
        'helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor': String(minorOf(BASE_KUBERNETES)),
      },
      apart: 'its program has the same name as that of Helm 4',
    },
    { name: 'etcd', package: 'go.etcd.io/etcd/server/v3' },
    { name: 'coredns', package: './coredns' },
    { name: 'pause', package: './pause' },
    {
      name: 'local-path-provisioner',
      package: 'github.com/rancher/local-path-provisioner',
      apart: 'it imports Sirupsen/logrus where the others import sirupsen/logrus, and go refuses both in one build',
    },
  ],
  files: {
    module: 'sigs.k8s.io/kind',
    paths: { 'kind-base-files': 'images/base/files', 'kind-storage.go': 'pkg/build/nodeimage/const_storage.go' },
  },
}

/** containerd wants newer Kubernetes APIs than the shared module has. */
export const CONTAINERD: ProgramSet = {
  name: 'containerd',
  programs: ['containerd', 'containerd-shim-runc-v2', 'ctr'].map(name => ({
    name,
    package: `github.com/containerd/containerd/v2/cmd/${name}`,
    stamps: { 'github.com/containerd/containerd/v2/version.Version': `v${VERSIONS.containerd}` },
  })),
  tags: ['no_btrfs', 'no_zfs', 'no_devmapper', 'no_aufs'],
}

export const ACT: ProgramSet = {
  name: 'act',
  programs: [{ name: 'act', package: 'github.com/nektos/act', stamps: { 'main.version': VERSIONS.act } }],
}

export const ACTIONLINT: ProgramSet = {
  name: 'actionlint',
  programs: [
    {
      name: 'actionlint',
      package: 'github.com/rhysd/actionlint/cmd/actionlint',
      stamps: { 'github.com/rhysd/actionlint.version': VERSIONS.actionlint },
    },
  ],
}

const ARGO_CD_MODULE = 'github.com/argoproj/argo-cd/v3'

/** One program that is all of Argo CD's, by the name under which it is called; and the manifest that its makers install it with. */
export const ARGO_CD: ProgramSet = {
  name: 'argo-cd',
  programs: [
    {
      name: 'argocd',
      package: `${ARGO_CD_MODULE}/cmd`,
      stamps: { [`${ARGO_CD_MODULE}/common.version`]: VERSIONS.argoCd },
    },
  ],
  files: { module: ARGO_CD_MODULE, paths: { 'core-install.yaml': 'manifests/core-install.yaml' } },
}

/** What is built on demand, besides Kubernetes. */
export interface Extras {
  /** act and actionlint */
  testTools: boolean
  /** Argo CD's images in the nodes */
  argoCd: boolean
}

/** The builds of the shared module and of containerd: what the first node image waits for. */
export function firstBuilds(kubernetes: readonly string[]): Build[] {
  const withBase = kubernetes.includes(BASE_KUBERNETES)
  return [
    { module: sharedModule(), sets: withBase ? [TOOLS, kubernetesSet(BASE_KUBERNETES)] : [TOOLS] },
    { module: single('containerd', 'github.com/containerd/containerd/v2', VERSIONS.containerd), sets: [CONTAINERD] },
  ]
}

/** The builds that can run while the first node image is put together. */
export function laterBuilds(kubernetes: readonly string[], { testTools, argoCd }: Extras): Build[] {
  const others = kubernetes.filter(version => version !== BASE_KUBERNETES)
  return [
    ...others.map(version => ({ module: kubernetesModule(version), sets: [kubernetesSet(version)] })),
    ...(testTools
      ? [
          { module: single('act', 'github.com/nektos/act', VERSIONS.act), sets: [ACT] },
          { module: single('actionlint', 'github.com/rhysd/actionlint', VERSIONS.actionlint), sets: [ACTIONLINT] },
        ]
      : []),
    ...(argoCd ? [{ module: argoCdModule(), sets: [ARGO_CD] }] : []),
  ]
}

function sharedModule(): GoModule {
  const module = kubernetesModule(BASE_KUBERNETES)
  const requires = { ...module.requires, ...SHARED_REQUIRES }
  return { ...module, name: `kind, Helm, etcd, CoreDNS and ${module.name}`, requires, mains: OWN_MAINS }
}

function kubernetesModule(version: string): GoModule {
  return { name: `Kubernetes ${version}`, requires: { 'k8s.io/kubernetes': `v${version}` }, kubernetes: version }
}

function argoCdModule(): GoModule {
  return { ...single('Argo CD', ARGO_CD_MODULE, VERSIONS.argoCd), replacesOf: ARGO_CD_MODULE }
}

function single(name: string, path: string, version: string): GoModule {
  return { name, requires: { [path]: `v${version}` } }
}
