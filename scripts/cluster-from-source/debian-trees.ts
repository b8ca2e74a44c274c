/** Debian file trees as tar files: the node's, and the one below the images inside it. */
import path from 'node:path'
import type { Cache, Entry } from './cache.ts'
import { runTool } from './run-tool.ts'
import { DEBIAN_SUITE } from './versions.ts'
import type { Workshop } from './workshop.ts'

interface Tree {
  name: string
  title: string
  /** minbase: essential packages and apt; extract: only the named packages and their dependencies, not configured */
  variant: 'minbase' | 'extract'
  packages: readonly string[]
}

/** What kind's own base image installs, plus runc and the CNI plugins, minus what only storage tests need. */
export const NODE_TREE: Tree = {
  name: 'debian-node',
  title: 'Debian tree of the node',
  variant: 'minbase',
  packages: [
    'systemd',
    'systemd-sysv',
    'bash',
    'ca-certificates',
    'conntrack',
    'containernetworking-plugins',
    'ethtool',
    'iproute2',
    'iptables',
    'jq',
    'kmod',
    'libseccomp2',
    'mount',
    'nftables',
    'procps',
    'runc',
    'socat',
    'util-linux',
    'util-linux-extra',
  ],
}

/** What the images inside the node share: kube-proxy calls iptables, conntrack and modprobe; charts under test find a shell and openssl. */
export const IMAGE_TREE: Tree = {
  name: 'debian-images',
  title: 'Debian tree of the images',
  variant: 'extract',
  packages: ['busybox-static', 'conntrack', 'iptables', 'kmod', 'libc6', 'netbase', 'nftables', 'openssl'],
}

/** What Argo CD's images have besides its own program: git for its repository server, and for the one that tests serve from; redis. */
export const ARGO_CD_TREE: Tree = {
  name: 'debian-argo-cd',
  title: 'Debian tree of Argo CD',
  variant: 'extract',
  packages: ['coreutils', 'dash', 'git', 'redis-server', 'tini'],
}

/** Nobody reads manuals in a node; copying them into podman takes seconds. */
const UNREAD = ['doc', 'man', 'locale', 'info', 'lintian'].map(name => `path-exclude=/usr/share/${name}/*`)

/** Where the cache keeps a tree; other packages or another suite make another entry. */
export function treeEntry(cache: Cache, tree: Tree): Entry {
  return cache.entry(tree.name, {
    suite: DEBIAN_SUITE,
    variant: tree.variant,
    packages: tree.packages,
    without: UNREAD,
  })
}

/** The tar in a tree's entry. */
export function treeTar(entry: Entry): string {
  return path.join(entry.path, 'tree.tar')
}

/** Makes a tree's tar unless it is there. */
export async function makeTree({ cache, progress, signal }: Workshop, tree: Tree): Promise<Entry> {
  const entry = treeEntry(cache, tree)
  if (await cache.has(entry)) return entry
  await progress.step(tree.title, async tell => {
    tell('mmdebstrap: downloading and unpacking packages')
    await cache.make(entry, async folder => {
      const options = [`--variant=${tree.variant}`, `--include=${tree.packages.join(',')}`, '--mode=root']
      const argv = [
        'mmdebstrap',
        ...options,
        ...UNREAD.map(rule => `--dpkgopt=${rule}`),
        DEBIAN_SUITE,
        path.join(folder, 'tree.tar'),
      ] as const
      await runTool(`make the ${tree.title}`, [...argv], { timeoutMs: 900_000, signal })
    })
  })
  return entry
}

/** Unpacks a tree into a folder. Device files are left out: whoever runs the tree mounts a /dev of its own. */
export async function unpackTree(entry: Entry, folder: string): Promise<void> {
  const argv = ['tar', '-C', folder, '--exclude=./dev/*', '--numeric-owner', '-xpf', treeTar(entry)] as const
  await runTool('unpack a Debian tree', [...argv], { timeoutMs: 120_000 })
}
