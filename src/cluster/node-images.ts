/** Which node image a wish for a Kubernetes version means. */
import { usageProblem } from '../problem.ts'

/** The kind release that built these images, https://github.com/kubernetes-sigs/kind/releases/tag/v0.33.0 */
const IMAGES_OF_KIND = '0.33'

/** The newest first, which is what that kind takes when no other is named. */
const NODE_IMAGES: Record<string, string> = {
  '1.37.0': 'kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5',
  '1.36.4': 'kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed',
  '1.35.8': 'kindest/node:v1.35.8@sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0',
  '1.34.11': 'kindest/node:v1.34.11@sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d',
}

const KNOWN = Object.keys(NODE_IMAGES)

/** A version as documentation may name it, whole and without its patch: there is an image for both. */
export const EXAMPLE_VERSIONS = { exact: KNOWN[0] ?? '', minor: minorOf(KNOWN[0] ?? '') }

/** The pinned image of a version, whole or without its patch, with or without a `v`; undefined when there is none. */
export function knownImage(version: string): string | undefined {
  const wanted = version.replace(/^v/, '')
  const known = KNOWN.find(exact => exact === wanted || minorOf(exact) === wanted)
  return known === undefined ? undefined : NODE_IMAGES[known]
}

/**
 * @param version `1.36`, `1.36.4` or `v1.36.4`
 * @throws a usage problem that lists the versions for which there is an image
 */
export function imageForKubernetes(version: string): string {
  const image = knownImage(version)
  if (image !== undefined) return image
  const near = KNOWN.find(exact => minorOf(exact) === minorOf(version.replace(/^v/, '')))
  const instead = near === undefined ? '' : `of ${minorOf(near)} there is ${near}. `
  throw usageProblem(
    `there is no node image for Kubernetes "${version}": ${instead}Known with kind ${IMAGES_OF_KIND} are ` +
      `${KNOWN.join(', ')}, each also as its minor version; give the image of any other with node-image`,
  )
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** The Kubernetes version in the image's tag, e.g. `1.36.4`; undefined when the tag says none. */
export function kubernetesOfImage(image: string): string | undefined {
  return /:v?(\d+\.\d+\.\d+)/.exec(image.replace(/@.*$/, ''))?.[1]
}

/** What kind of that release takes when nobody asks for a version; undefined for another release, whose images we don't know. */
export function defaultImageOf(kindVersion: string): string | undefined {
  return minorOf(kindVersion) === IMAGES_OF_KIND ? imageForKubernetes(EXAMPLE_VERSIONS.exact) : undefined
}

/** A tag can be moved to another image; a digest can't (feature 14). Images without a registry exist only here. */
export function digestWarning(image: string): string | undefined {
  if (image.includes('@sha256:') || image.startsWith('localhost/')) return undefined
  return `node-image ${image} has no digest: another image may carry this tag tomorrow. Pin it: ${image}@sha256:…`
}
