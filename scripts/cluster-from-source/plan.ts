/** What is to be there in the end, each part with the key that it must have. Nothing is made here. */
import path from 'node:path'
import type { Cache, Entry } from './cache.ts'
import { ARGO_CD_TREE, IMAGE_TREE, NODE_TREE, treeEntry } from './debian-trees.ts'
import { containersConfPath } from './engine.ts'
import { programEntry } from './go-build.ts'
import { presentImages } from './image-import.ts'
import { type NodeImage, nodeImage } from './node-image.ts'
import {
  ACT,
  ACTIONLINT,
  ARGO_CD,
  type Build,
  CONTAINERD,
  type Extras,
  firstBuilds,
  kubernetesSet,
  laterBuilds,
  TOOLS,
} from './programs.ts'

export interface Plan {
  first: Build[]
  later: Build[]
  programs: Entry[]
  images: NodeImage[]
  bin: { entry: Entry; links: Record<string, string> }
  /** for podman and kind */
  env: Record<string, string>
}

/** Works out the plan; reads our own files only. */
export async function makePlan(cache: Cache, kubernetes: readonly string[], extras: Extras): Promise<Plan> {
  const first = firstBuilds(kubernetes)
  const later = laterBuilds(kubernetes, extras)
  const entries = new Map<string, Entry>()
  for (const { module, sets } of [...first, ...later]) {
    for (const set of sets) entries.set(set.name, await programEntry(cache, module, set))
  }
  const entry = (name: string) => entries.get(name) as Entry
  const shared = {
    tools: entry(TOOLS.name),
    containerd: entry(CONTAINERD.name),
    nodeTree: treeEntry(cache, NODE_TREE),
    imageTree: treeEntry(cache, IMAGE_TREE),
    ...(extras.argoCd && { argoCd: entry(ARGO_CD.name), argoCdTree: treeEntry(cache, ARGO_CD_TREE) }),
  }
  const images = kubernetes.map(version =>
    nodeImage({ kubernetes: version, programs: entry(kubernetesSet(version).name), ...shared }),
  )
  const bin = binOf(cache, shared.tools, extras.testTools ? [entry(ACT.name), entry(ACTIONLINT.name)] : [])
  return {
    first,
    later,
    programs: [...entries.values()],
    images: await Promise.all(images),
    bin,
    env: {
      PATH: `${bin.entry.path}${path.delimiter}${process.env.PATH ?? ''}`,
      CONTAINERS_CONF: containersConfPath(cache),
      KIND_EXPERIMENTAL_PROVIDER: 'podman',
    },
  }
}

/** A folder of links, one per version set: two checkouts with different versions do not take each other's tools away. */
function binOf(cache: Cache, tools: Entry, testTools: Entry[]): Plan['bin'] {
  const link = (entry: Entry, name: string) => path.join('..', path.basename(entry.path), name)
  const links = {
    kind: link(tools, 'kind'),
    kubectl: link(tools, 'kubectl'),
    helm: link(tools, 'helm'),
    helm4: link(tools, 'helm'),
    helm3: link(tools, 'helm3'),
    ...Object.fromEntries(testTools.map(entry => [entry.name, link(entry, entry.name)])),
  }
  return { entry: cache.entry('bin', links), links }
}

export interface Missing {
  programs: Entry[]
  images: Plan['images']
}

/** Compares the plan with what is there: the cache's folders, and podman's images. */
export async function whatIsMissing(cache: Cache, plan: Plan): Promise<Missing | undefined> {
  const present = presentImages(
    plan.images.map(image => image.name),
    plan.env,
  )
  const kept = await Promise.all(plan.programs.map(entry => cache.has(entry)))
  const programs = plan.programs.filter((_, index) => !kept[index])
  const bin = await cache.has(plan.bin.entry)
  const names = await present
  const images = plan.images.filter(({ name }) => !names.has(name))
  return programs.length === 0 && images.length === 0 && bin ? undefined : { programs, images }
}
