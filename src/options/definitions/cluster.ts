/** The cluster: a throw-away one, or one that exists. */
import { EXAMPLE_VERSIONS, imageForKubernetes } from '../../cluster/node-images.ts'
import { usageProblem } from '../../problem.ts'
import type { OptionDefinitions } from '../definition.ts'
import { choice, parsedBy, text, textLike, truth } from '../item.ts'

const kubernetesVersion = parsedBy(version => {
  if (!/^v?1\.\d+(\.\d+)?$/.test(version)) {
    throw usageProblem(
      `${JSON.stringify(version)} is not a Kubernetes version: give a minor one, such as ${EXAMPLE_VERSIONS.minor}, or an exact one, such as ${EXAMPLE_VERSIONS.exact}`,
    )
  }
  imageForKubernetes(version)
  return version
})

const nodeImage = textLike(/^[^\s@]+(@sha256:[0-9a-f]{64})?$/, 'is not an image: write NAME:TAG@sha256:DIGEST')

export const CLUSTER_OPTIONS = {
  'kubernetes-version': {
    kind: 'text',
    group: 'cluster',
    item: kubernetesVersion,
    placeholder: 'VERSION',
    defaultText: 'that of kind',
    sentence: `Kubernetes of the throw-away cluster, such as ${EXAMPLE_VERSIONS.minor} or ${EXAMPLE_VERSIONS.exact}.`,
  },
  'node-image': {
    kind: 'text',
    group: 'cluster',
    item: nodeImage,
    placeholder: 'IMAGE',
    sentence: 'Node image of the throw-away cluster, best with its digest; instead of kubernetes-version.',
  },
  'kind-config': {
    kind: 'path',
    group: 'cluster',
    item: text,
    placeholder: 'FILE',
    exists: 'file',
    sentence:
      'Configuration of the kind cluster (nodes, feature gates); on a cgroup v1 host a kubelet setting is added.',
  },
  kubeconfig: {
    kind: 'path',
    group: 'cluster',
    item: text,
    placeholder: 'FILE',
    exists: 'file',
    sentence: 'Use a cluster that exists, named by this file, instead of a throw-away one.',
  },
  context: {
    kind: 'text',
    group: 'cluster',
    item: text,
    placeholder: 'NAME',
    sentence: 'Use a cluster that exists, named by this context of the kubeconfig.',
  },
  'allow-teardown': {
    kind: 'boolean',
    group: 'cluster',
    item: truth,
    default: 'false',
    sentence:
      'On a cluster that exists: let the probe delete (see probe-timeout) the namespaces and CRDs whose marks say that the run or the chart made them, with all that is in them.',
  },
  'keep-cluster': {
    kind: 'choice',
    group: 'cluster',
    item: choice(['never', 'on-failure', 'always']),
    placeholder: 'WHEN',
    default: 'never',
    sentence: 'Leave the throw-away cluster running at the end: never, on-failure or always.',
  },
} as const satisfies OptionDefinitions
