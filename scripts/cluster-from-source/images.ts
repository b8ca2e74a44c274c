/** Which images there are inside a node: their names, what they consist of, what they start. */
import type { LayerName } from './layers.ts'
import { BASE_KUBERNETES } from './versions.ts'

export interface Image {
  names: readonly string[]
  layers: readonly LayerName[]
  entrypoint?: readonly string[]
  command?: readonly string[]
}

export interface ImageNames {
  kubernetes: string
  /** what `kubeadm config images list` printed */
  kubeadm: readonly string[]
  sandbox: string | undefined
  storageProvisioner: string
  storageHelper: string
}

/** The images that charts under test may use; on a machine with a registry the same names are the public images. */
export const CHART_IMAGES = {
  kubectl: `registry.k8s.io/kubectl:v${BASE_KUBERNETES}`,
  pause: 'registry.k8s.io/pause:3.10',
  busybox: 'docker.io/library/busybox:1.37',
}

const SHELL: readonly LayerName[] = ['debian', 'busybox']

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
  ]
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}
