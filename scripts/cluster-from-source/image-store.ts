/** Puts images into the node's containerd store, by a containerd of our own that runs on this machine for a moment. */
import { lstat, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { failedProcess, run } from '../../src/process.ts'
import type { Entry } from './cache.ts'
import type { Image } from './images.ts'
import { directory, textFile } from './layers.ts'
import { MARKER_PREFIX, writeOciArchive } from './oci-archive.ts'
import { runTool } from './run-tool.ts'

/** Where the node sees the layers' folders. */
export const LAYERS_IN_NODE = '/kind/layers'

/** Records the images in the store below `root`, whose layers are folders in `LAYERS_IN_NODE`. */
export async function fillImageStore(
  images: readonly Image[],
  containerd: Entry,
  root: string,
  scratch: string,
): Promise<void> {
  const archive = path.join(scratch, 'images.tar')
  await writeOciArchive(images, archive)
  const store = path.join(root, 'var/lib/containerd')
  await directory(store)
  await withContainerd(containerd, store, async socket => {
    const ctr = [path.join(containerd.path, 'ctr'), '--address', socket, '--namespace', 'k8s.io'] as const
    // Pinned: the kubelet must not remove what nobody could pull again when the disk runs full.
    const label = ['--label', 'io.cri-containerd.image=managed', '--label', 'io.cri-containerd.pinned=pinned']
    await runTool('import images into containerd', [...ctr, 'images', 'import', '--local', ...label, archive], {
      timeoutMs: 120_000,
    })
  })
  await linkLayers(path.join(store, 'io.containerd.snapshotter.v1.overlayfs/snapshots'))
}

async function withContainerd(
  containerd: Entry,
  store: string,
  work: (socket: string) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  // Not in the cache: the path of a Unix socket has 107 bytes at most.
  const state = await mkdtemp(path.join(tmpdir(), 'containerd-'))
  const socket = path.join(state, 'containerd.sock')
  const config = path.join(state, 'containerd.toml')
  await textFile(config, containerdConfig(store, state, socket))
  const ended = run(path.join(containerd.path, 'containerd'), ['--config', config], {
    timeoutMs: 180_000,
    signal: stop.signal,
  })
  try {
    const early = await Promise.race([ended, isThere(socket)])
    if (early !== undefined) throw failedProcess('could not start containerd to import images', early)
    await work(socket)
  } finally {
    stop.abort()
    await ended
    await rm(state, { recursive: true, force: true })
  }
}

async function isThere(socket: string): Promise<undefined> {
  for (let tries = 0; tries < 600; tries++) {
    if (await lstat(socket).catch(() => undefined)) return
    await sleep(50)
  }
}

/** Version 2 as in kind's own configuration; everything that only running containers need is off. */
function containerdConfig(store: string, state: string, socket: string): string {
  return `version = 2
root = ${JSON.stringify(store)}
state = ${JSON.stringify(path.join(state, 'state'))}
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
[grpc]
  address = ${JSON.stringify(socket)}
[ttrpc]
  address = ${JSON.stringify(`${socket}.ttrpc`)}
`
}

/** Replaces the unpacked content of each snapshot, which is only a marker, by a link to the layer's folder in the node. */
async function linkLayers(snapshots: string): Promise<void> {
  for (const id of await readdir(snapshots)) {
    const content = path.join(snapshots, id, 'fs')
    const marker = (await readdir(content)).find(name => name.startsWith(MARKER_PREFIX))
    if (marker === undefined) continue
    await rm(content, { recursive: true })
    await symlink(path.posix.join(LAYERS_IN_NODE, marker.slice(MARKER_PREFIX.length)), content)
  }
}
