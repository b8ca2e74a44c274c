/** Node images in podman's store: which are there, new ones, old ones. */
import path from 'node:path'
import { run } from '../../src/process.ts'
import type { NodeImage } from './node-image.ts'
import { runTool } from './run-tool.ts'
import type { Workshop } from './workshop.ts'

const LABEL = 'clean-uninstall.node-image'

/** An image of other ingredients is kept this long: going back to them, or another checkout, should not cost a rebuild. */
const KEEP_OTHERS_MS = 24 * 60 * 60 * 1000

/** Those of the names that podman has; without podman there are none. */
export async function presentImages(names: readonly string[], env: Record<string, string>): Promise<Set<string>> {
  const argv = ['image', 'inspect', '--format', '{{range .RepoTags}}{{println .}}{{end}}', ...names]
  const { stdout } = await run('podman', argv, { timeoutMs: 30_000, env })
  return new Set(stdout.split('\n').filter(name => names.includes(name)))
}

/** Packs the folder `root` and imports it under the image's name and alias. */
export async function importImage(shop: Workshop, image: NodeImage, root: string, scratch: string): Promise<void> {
  const { env, signal } = shop
  const tar = path.join(scratch, 'node.tar')
  const pack = ['tar', '-C', root, '--numeric-owner', '--xattrs', '-cf', tar, '.'] as const
  await runTool('pack the node image', [...pack], { timeoutMs: 300_000, signal })
  // As the end of kind's images/base/Dockerfile.
  const changes = [
    'ENV container=docker',
    'STOPSIGNAL SIGRTMIN+3',
    'ENTRYPOINT ["/usr/local/bin/entrypoint","/sbin/init"]',
    `LABEL ${LABEL}=${image.key}`,
  ]
  const argv = [
    'podman',
    'import',
    '--quiet',
    ...changes.flatMap(change => ['--change', change]),
    tar,
    image.name,
  ] as const
  await runTool('import the node image into podman', [...argv], { timeoutMs: 600_000, env, signal })
  await runTool('name the node image', ['podman', 'tag', image.name, image.alias], { timeoutMs: 30_000, env })
}

/** Removes old images of other ingredients. podman keeps those on which a cluster still runs, so nobody asks whether it worked. */
export async function removeOldImages(
  wanted: readonly NodeImage[],
  env: Record<string, string>,
  now: number,
): Promise<void> {
  const { stdout } = await run('podman', ['images', '--filter', `label=${LABEL}`, '--format', 'json'], {
    timeoutMs: 30_000,
    env,
  })
  const old = oldImages(stdout, new Set(wanted.map(({ name }) => name)), now)
  for (const name of old) await run('podman', ['rmi', name], { timeoutMs: 60_000, env })
}

/** The names of the images in `podman images --format json` that are old and not wanted. */
export function oldImages(json: string, wanted: ReadonlySet<string>, now: number): string[] {
  const images = JSON.parse(json || '[]') as { Created: number; Names?: string[] }[]
  return images.flatMap(({ Created, Names = [] }) => {
    const keep = now - Created * 1000 < KEEP_OTHERS_MS || Names.some(name => wanted.has(name))
    return keep ? [] : Names
  })
}
