/** The node image of one Kubernetes version, in podman's store. */
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Entry, keyOf } from './cache.ts'
import { importImage } from './image-import.ts'
import { fillImageStore, LAYERS_IN_NODE } from './image-store.ts'
import { imagesIn, imagesOf } from './images.ts'
import { storageManifest } from './kind-storage.ts'
import { FILES, type Ingredients, makeLayers } from './layers.ts'
import { makeNodeRootfs, sandboxImage } from './node-rootfs.ts'
import { runTool } from './run-tool.ts'
import type { Workshop } from './workshop.ts'

/** The scripts that decide what is in an image. Their text is part of its key: half a minute is less than the search for a stale image. */
const RECIPE = [
  'node-rootfs',
  'kind-storage',
  'layers',
  'images',
  'oci-archive',
  'image-store',
  'image-import',
  'node-image',
]

export interface NodeImage {
  /** with the key in it: two checkouts with different ingredients do not take each other's image away */
  name: string
  /** the same for people: the image of that version that was built last */
  alias: string
  key: string
  parts: Ingredients
}

/** Names the image of these ingredients; nothing is made yet. */
export async function nodeImage(parts: Ingredients): Promise<NodeImage> {
  const key = await nodeImageKey(parts)
  const tag = `v${parts.kubernetes}`
  return {
    name: `localhost/clean-uninstall/node-${key}:${tag}`,
    alias: `localhost/clean-uninstall/node${parts.argoCd === undefined ? '' : '-argo-cd'}:${tag}`,
    key,
    parts,
  }
}

/** The key of a node image: all that goes into it. */
async function nodeImageKey({ kubernetes, ...entries }: Ingredients): Promise<string> {
  const found = await readdir(FILES, { recursive: true, withFileTypes: true })
  const files = found.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  const scripts = RECIPE.map(name => path.join(import.meta.dirname, `${name}.ts`))
  const texts = [...files, ...scripts].map(
    async file => [path.relative(FILES, file), await readFile(file, 'utf8')] as const,
  )
  const keys = Object.values(entries).map(({ name, key }) => [name, key] as const)
  return keyOf({ kubernetes, keys, texts: Object.fromEntries(await Promise.all(texts)) })
}

/** Puts the image together and imports it. */
export async function makeNodeImage(shop: Workshop, image: NodeImage): Promise<void> {
  const { parts } = image
  await shop.progress.step(`node image of Kubernetes ${parts.kubernetes}`, async tell => {
    const scratch = await shop.cache.scratch('node')
    const root = await shop.cache.scratch('root')
    tell('unpacking Debian, adding kind’s files and the programs')
    await makeNodeRootfs(parts, root)
    await makeLayers(parts, path.join(root, LAYERS_IN_NODE))
    tell('recording the images that the node starts from')
    await fillImageStore(imagesOf(await imageNames(parts, root)), parts.containerd, root, scratch)
    tell('importing the image into podman')
    await importImage(shop, image, root, scratch)
    await Promise.all([scratch, root].map(folder => rm(folder, { recursive: true })))
  })
}

/** What Argo CD's makers install it with. */
export function argoCdManifest(argoCd: Entry): string {
  return path.join(argoCd.path, 'core-install.yaml')
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
    argoCd: parts.argoCd === undefined ? [] : imagesIn(await readFile(argoCdManifest(parts.argoCd), 'utf8')),
  }
}
