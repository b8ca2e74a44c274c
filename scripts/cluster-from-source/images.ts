/** Which images there are inside a node: their names, what they consist of, what they start. */
import { ARGO_CD_USER, type LayerName } from './layers.ts'
import { BASE_KUBERNETES } from './versions.ts'

export interface Image {
  names: readonly string[]
  layers: readonly LayerName[]
  entrypoint?: readonly string[]
  command?: readonly string[]
  /** number of the user that it runs as; root when absent */
  user?: number
  /** where it starts */
  directory?: string
}

export interface ImageNames {
  kubernetes: string
  /** what `kubeadm config images list` printed */
  kubeadm: readonly string[]
  sandbox: string | undefined
  storageProvisioner: string
  storageHelper: string
  /** those that Argo CD's manifest names; empty where they are not wanted */
  argoCd: readonly string[]
}

/** The images that charts under test may use; on a machine with a registry the same names are the public images. */
export const CHART_IMAGES = {
  kubectl: `registry.k8s.io/kubectl:v${BASE_KUBERNETES}`,
  pause: 'registry.k8s.io/pause:3.10',
  busybox: 'docker.io/library/busybox:1.37',
}

const SHELL: readonly LayerName[] = ['debian', 'busybox']

/** Every image that is put into a node: Kubernetes' own, kind's, those for charts, and Argo CD's where it is asked for. */
export function imagesOf(names: ImageNames): Image[] {
  const isPause = (name: string) => name.includes('/pause:')
  const isDns = (name: string) => name.includes('/coredns')
  const own = `registry.k8s.io/kubectl:v${names.kubernetes}`
  const sandbox = names.sandbox === undefined ? [] : [names.sandbox]
  return [
    {
      names: unique([...names.kubeadm.filter(isPause), ...sandbox, CHART_IMAGES.pause]),
      layers: ['pause'],
      entrypoint: ['/pause'],
    },
    { names: [CHART_IMAGES.busybox, names.storageHelper], layers: ['busybox'], command: ['sh'] },
    { names: [CHART_IMAGES.kubectl], layers: [...SHELL, 'base-kubectl'], entrypoint: ['/bin/kubectl'] },
    ...(own === CHART_IMAGES.kubectl
      ? []
      : [{ names: [own], layers: [...SHELL, 'kubectl'] as LayerName[], entrypoint: ['/bin/kubectl'] }]),
    {
      names: [...names.kubeadm.filter(name => !isPause(name) && !isDns(name)), names.storageProvisioner],
      layers: [...SHELL, 'kubectl', 'components'],
    },
    { names: names.kubeadm.filter(isDns), layers: [...SHELL, 'kubectl', 'components'], entrypoint: ['/coredns'] },
    ...argoCdImages(names.argoCd),
  ]
}

/** Argo CD's own image, and the redis that stands in for any version of it, which starts the server from options alone. */
function argoCdImages(names: readonly string[]): Image[] {
  const isRedis = (name: string) => name.includes('/redis:')
  const layers: readonly LayerName[] = ['argo-cd']
  if (names.length === 0) return []
  return [
    {
      names: names.filter(name => !isRedis(name)),
      layers,
      entrypoint: ['/usr/bin/tini', '--'],
      user: ARGO_CD_USER,
      directory: '/home/argocd',
    },
    { names: names.filter(isRedis), layers, entrypoint: ['/usr/bin/redis-server'], user: ARGO_CD_USER },
  ]
}

/** The images that a manifest names. */
export function imagesIn(manifest: string): string[] {
  return unique([...manifest.matchAll(/^ *(?:- )?image: *(\S+)$/gm)].map(([, name]) => name ?? ''))
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}
