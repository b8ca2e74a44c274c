/**
 * The file systems of the images inside the node, as plain folders below `/kind/layers` of the node.
 *
 * An image usually lies below /var, and kind makes /var a volume: half a gigabyte would be copied for every new cluster. Here the
 * snapshots of containerd are links to these folders instead (image-store.ts), which all clusters share.
 */
import { chmod, chown, copyFile, cp, link, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from './cache.ts'
import { unpackTree } from './debian-trees.ts'
import { runTool } from './run-tool.ts'

export interface Ingredients {
  kubernetes: string
  /** programs of this Kubernetes version, of every version, of containerd */
  programs: Entry
  tools: Entry
  containerd: Entry
  nodeTree: Entry
  imageTree: Entry
  /** Argo CD's program and manifest, and the tree below it: only in nodes that are to have its images */
  argoCd?: Entry
  argoCdTree?: Entry
}

/** Where own files, copied into trees as they are, live in this repository. */
export const FILES = path.join(import.meta.dirname, 'files')

/** Programs of the control plane that start through a script in files/components. */
const WRAPPED = ['etcd', 'kube-controller-manager', 'local-path-provisioner']
const DIRECT = ['kube-apiserver', 'kube-scheduler', 'kube-proxy']

/** As in the public image; the manifest of Argo CD starts nothing that would be root. */
export const ARGO_CD_USER = 999

export type LayerName = 'debian' | 'busybox' | 'pause' | 'kubectl' | 'base-kubectl' | 'components' | 'argo-cd'

/** Fills `folder` with one folder per layer. Programs are linked from the cache, not copied. */
export async function makeLayers(parts: Ingredients, folder: string): Promise<void> {
  const layer = (name: LayerName) => path.join(folder, name)
  await directory(folder)
  await debian(parts, layer('debian'))
  await busybox(layer('debian'), layer('busybox'))
  await directory(layer('pause'))
  await link(path.join(parts.tools.path, 'pause'), path.join(layer('pause'), 'pause'))
  await program(path.join(parts.programs.path, 'kubectl'), layer('kubectl'), 'bin/kubectl')
  await program(path.join(parts.tools.path, 'kubectl'), layer('base-kubectl'), 'bin/kubectl')
  await components(parts, layer('components'))
  if (parts.argoCd && parts.argoCdTree) await argoCd(parts.argoCd, parts.argoCdTree, layer('argo-cd'))
}

/** As the Dockerfile of Argo CD: what it runs as is a matter of the name under which it is called. */
async function argoCd(argoCdPrograms: Entry, tree: Entry, folder: string): Promise<void> {
  await directory(folder)
  await unpackTree(tree, folder)
  await program(path.join(argoCdPrograms.path, 'argocd'), folder, 'usr/local/bin/argocd')
  for (const name of ['application-controller', 'applicationset-controller', 'repo-server'])
    await symlink('argocd', path.join(folder, 'usr/local/bin', `argocd-${name}`))
  await copyFiles(path.join(FILES, 'argo-cd'), folder)
  const home = path.join(folder, 'home/argocd')
  await directory(home)
  await chown(home, ARGO_CD_USER, 0)
}

async function debian({ imageTree }: Ingredients, folder: string): Promise<void> {
  await directory(folder)
  await unpackTree(imageTree, folder)
  for (const heavy of ['usr/share/doc', 'usr/share/man', 'var/cache', 'var/lib/apt']) {
    await rm(path.join(folder, heavy), { recursive: true, force: true })
  }
  // Debian makes these links when it configures packages, which the "extract" variant does not.
  for (const name of ['iptables', 'ip6tables'].flatMap(tool => [tool, `${tool}-save`, `${tool}-restore`])) {
    await rm(path.join(folder, 'usr/sbin', name), { force: true })
    await symlink('xtables-nft-multi', path.join(folder, 'usr/sbin', name))
  }
}

/** busybox by its own: /bin/sh and all its applets, users, and the folders that programs expect. */
async function busybox(debianLayer: string, folder: string): Promise<void> {
  const binary = path.join(debianLayer, 'bin/busybox')
  await directory(path.join(folder, 'bin'))
  await copyFile(binary, path.join(folder, 'bin/busybox'))
  await chmod(path.join(folder, 'bin/busybox'), 0o755)
  await copyFiles(path.join(FILES, 'busybox'), folder)
  const own = await readdir(path.join(folder, 'bin'))
  const applets = await runTool('list the applets of busybox', [binary, '--list'], { timeoutMs: 10_000 })
  for (const applet of applets.split('\n').filter(name => name !== '' && !own.includes(name))) {
    await symlink('busybox', path.join(folder, 'bin', applet))
  }
  for (const name of ['root', 'home', 'run', 'var', 'var/run']) await directory(path.join(folder, name))
  await directory(path.join(folder, 'tmp'))
  await chmod(path.join(folder, 'tmp'), 0o1777)
}

async function components({ programs, tools }: Ingredients, folder: string): Promise<void> {
  const source = async (name: string) => ((await readdir(programs.path)).includes(name) ? programs : tools).path
  for (const name of DIRECT) await program(path.join(await source(name), name), folder, `usr/local/bin/${name}`)
  for (const name of WRAPPED) await program(path.join(await source(name), name), folder, `usr/local/libexec/${name}`)
  await program(path.join(tools.path, 'coredns'), folder, 'coredns')
  await copyFiles(path.join(FILES, 'components'), folder)
}

/** Links a program from the cache into a tree. */
export async function program(from: string, tree: string, to: string): Promise<void> {
  const target = path.join(tree, to)
  await directory(tree)
  await directory(path.dirname(target))
  await rm(target, { force: true })
  await link(from, target)
}

/** Copies own files over a tree, with the permissions that a node expects, whatever the checkout's umask was. */
export async function copyFiles(from: string, tree: string): Promise<void> {
  await directory(tree)
  await cp(from, tree, { recursive: true, force: true })
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const relative = path.relative(from, path.join(entry.parentPath, entry.name))
    const executable = entry.isDirectory() || /(^|\/)s?bin\//.test(relative)
    await chmod(path.join(tree, relative), executable ? 0o755 : 0o644)
  }
}

/** A folder that everybody may enter, and so its new parents; existing ones stay as they are. */
export async function directory(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o755 })
  for (let made = folder; first !== undefined && made.length >= first.length; made = path.dirname(made))
    await chmod(made, 0o755)
}

/** Writes a file that everybody may read. */
export async function textFile(file: string, text: string): Promise<void> {
  await directory(path.dirname(file))
  await writeFile(file, text)
  await chmod(file, 0o644)
}
