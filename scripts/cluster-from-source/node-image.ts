/** The node image of one Kubernetes version, in podman's store. */
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { run } from '../../src/process.ts'
import { keyOf } from './cache.ts'
import { fillImageStore, LAYERS_IN_NODE } from './image-store.ts'
import { imagesOf } from './images.ts'
import { storageManifest } from './kind-storage.ts'
import { FILES, type Ingredients, makeLayers } from './layers.ts'
import { makeNodeRootfs, sandboxImage } from './node-rootfs.ts'
import { runTool } from './run-tool.ts'
import type { Workshop } from './workshop.ts'

/** To be raised when the code that puts the image together changes what is in it. */
const RECIPE = 1

const KEY_LABEL = 'clean-uninstall.key'

export interface NodeImage {
  name: string
  key: string
  parts: Ingredients
}

export function nodeImageName(kubernetes: string): string {
  return `localhost/clean-uninstall/node:v${kubernetes}`
}

/** The key of a node image: all that goes into it. The image carries it as a label, so podman's store and the cache may be lost separately. */
export async function nodeImageKey(parts: Ingredients): Promise<string> {
  const { kubernetes, ...entries } = parts
  const keys = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, entry.key]))
  return keyOf({ recipe: RECIPE, kubernetes, keys, files: await ownFiles() })
}

async function ownFiles(): Promise<Record<string, string>> {
  const found = await readdir(FILES, { recursive: true, withFileTypes: true })
  const files = found.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async file => [path.relative(FILES, file), await readFile(file, 'utf8')])),
  )
}

/** The keys of the images that are in podman’s store, by name; one call for all of them, and without podman there are none. */
export async function presentImages(
  names: readonly string[],
  env: Record<string, string>,
): Promise<Map<string, string>> {
  const format = `{{index .RepoTags 0}} {{index .Labels "${KEY_LABEL}"}}`
  const result = await run('podman', ['image', 'inspect', '--format', format, ...names], { timeoutMs: 30_000, env })
  const rows = result.stdout.split('\n').map(row => row.split(' '))
  return new Map(rows.flatMap(([name, key]) => (name && key ? [[name, key] as const] : [])))
}

/** Puts the image together and imports it. */
export async function makeNodeImage(shop: Workshop, { name, key, parts }: NodeImage): Promise<void> {
  await shop.progress.step(`node image ${name}`, async tell => {
    const scratch = await shop.cache.scratch('node')
    const root = await shop.cache.scratch('root')
    tell('unpacking Debian, adding kind’s files and the programs')
    await makeNodeRootfs(parts, root)
    await makeLayers(parts, path.join(root, LAYERS_IN_NODE))
    tell('recording the images that the node starts from')
    await fillImageStore(imagesOf(await imageNames(parts, root)), parts.containerd, root, scratch)
    tell('importing the image into podman')
    await importImage(shop, { name, key, root, scratch })
    await Promise.all([scratch, root].map(folder => rm(folder, { recursive: true })))
  })
}

async function imageNames(parts: Ingredients, root: string) {
  const kubeadm = [
    path.join(parts.programs.path, 'kubeadm'),
    'config',
    'images',
    'list',
    '--kubernetes-version',
  ] as const
  const list = await runTool('list kubeadm’s images', [...kubeadm, `v${parts.kubernetes}`], { timeoutMs: 30_000 })
  const storage = storageManifest(await readFile(path.join(parts.tools.path, 'kind-storage.go'), 'utf8'))
  return {
    kubernetes: parts.kubernetes,
    kubeadm: list.split('\n').filter(line => /^\S+:\S+$/.test(line)),
    sandbox: await sandboxImage(root),
    storageProvisioner: storage.provisionerImage,
    storageHelper: storage.helperImage,
  }
}

interface Import {
  name: string
  key: string
  root: string
  scratch: string
}

async function importImage({ env, signal }: Workshop, { name, key, root, scratch }: Import): Promise<void> {
  const tar = path.join(scratch, 'node.tar')
  await runTool('pack the node image', ['tar', '-C', root, '--numeric-owner', '--xattrs', '-cf', tar, '.'], {
    timeoutMs: 300_000,
    signal,
  })
  // As the end of kind's images/base/Dockerfile.
  const changes = [
    'ENV container=docker',
    'STOPSIGNAL SIGRTMIN+3',
    'ENTRYPOINT ["/usr/local/bin/entrypoint","/sbin/init"]',
    `LABEL ${KEY_LABEL}=${key}`,
  ]
  const argv = ['podman', 'import', '--quiet', ...changes.flatMap(change => ['--change', change]), tar, name] as const
  await runTool('import the node image into podman', [...argv], { timeoutMs: 600_000, env, signal })
  // Images that had this name before; podman keeps those on which a cluster still runs.
  await run('podman', ['image', 'prune', '--force', '--filter', `label=${KEY_LABEL}`], { timeoutMs: 60_000, env })
}
