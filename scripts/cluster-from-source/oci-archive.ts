/**
 * Writes images as an OCI archive (https://github.com/opencontainers/image-spec/blob/main/image-layout.md) whose layers hold nothing
 * but a marker with the layer's name: containerd makes its records from it, image-store.ts then puts the real folders in place.
 */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Image } from './images.ts'
import type { LayerName } from './layers.ts'
import { directory } from './layers.ts'
import { runTool } from './run-tool.ts'

export const MARKER_PREFIX = '.layer-'

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const MEDIA = 'application/vnd.oci.image'

interface Blob {
  mediaType: string
  digest: string
  size: number
}

/** Makes the archive `file`, with a working folder beside it. */
export async function writeOciArchive(images: readonly Image[], file: string): Promise<void> {
  const folder = `${file}.d`
  const blobs = path.join(folder, 'blobs/sha256')
  await directory(blobs)
  const layers = new Map<LayerName, Blob>()
  for (const name of new Set(images.flatMap(image => image.layers))) {
    layers.set(name, await writeBlob(blobs, `${MEDIA}.layer.v1.tar`, markerTar(`${MARKER_PREFIX}${name}`)))
  }
  const manifests: unknown[] = []
  for (const image of images) {
    const own = image.layers.flatMap(name => layers.get(name) ?? [])
    const config = await writeBlob(blobs, `${MEDIA}.config.v1+json`, json(configOf(image, own)))
    const manifest = { schemaVersion: 2, mediaType: `${MEDIA}.manifest.v1+json`, config, layers: own }
    const blob = await writeBlob(blobs, manifest.mediaType, json(manifest))
    manifests.push(...image.names.map(name => ({ ...blob, annotations: { 'io.containerd.image.name': name } })))
  }
  await writeFile(path.join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  await writeFile(
    path.join(folder, 'index.json'),
    json({ schemaVersion: 2, mediaType: `${MEDIA}.index.v1+json`, manifests }),
  )
  await runTool('pack the images', ['tar', '-C', folder, '-cf', file, '.'], { timeoutMs: 30_000 })
}

function configOf(image: Image, layers: readonly Blob[]): unknown {
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: {
      Env: [PATH],
      ...(image.entrypoint && { Entrypoint: image.entrypoint }),
      ...(image.command && { Cmd: image.command }),
      ...(image.user !== undefined && { User: String(image.user) }),
      ...(image.directory && { WorkingDir: image.directory }),
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  }
}

async function writeBlob(folder: string, mediaType: string, content: Buffer): Promise<Blob> {
  const hash = createHash('sha256').update(content).digest('hex')
  await writeFile(path.join(folder, hash), content)
  return { mediaType, digest: `sha256:${hash}`, size: content.length }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

/** A tar archive (ustar) with one empty file: one header block, and two empty blocks as the end. */
export function markerTar(name: string): Buffer {
  const tar = Buffer.alloc(3 * 512)
  tar.write(name, 0)
  tar.write('0000644\0', 100)
  tar.write('0000000\0', 108)
  tar.write('0000000\0', 116)
  tar.write('00000000000\0', 124)
  tar.write('00000000000\0', 136)
  tar.write('        ', 148)
  tar.write('0', 156)
  tar.write('ustar\u000000', 257)
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return tar
}
