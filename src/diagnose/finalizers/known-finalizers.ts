/** Finalizers of widely used products. Those of Kubernetes itself are in kube/control-plane.ts. */

interface ProductFinalizer {
  finalizer: RegExp
  product: string
  /** fits the name of the workload that removes it */
  workload: RegExp
}

/** Removed by a product's controller, if it runs. */
export const PRODUCT_FINALIZERS: readonly ProductFinalizer[] = [
  {
    finalizer: /^(post-delete-finalizer|resources-finalizer)\.argocd\.argoproj\.io(\/|$)/,
    product: 'Argo CD',
    workload: /argo-?cd.*application-controller/,
  },
  { finalizer: /^controller\.cattle\.io\//, product: 'Rancher', workload: /rancher|cattle/ },
  { finalizer: /^operators\.coreos\.com\//, product: 'Operator Lifecycle Manager', workload: /olm-operator/ },
  { finalizer: /crossplane\.io(\/|$)/, product: 'Crossplane', workload: /crossplane|provider-/ },
  { finalizer: /^finalizer\.keda\.sh$/, product: 'KEDA', workload: /keda-operator/ },
  { finalizer: /^strimzi\.io\//, product: 'Strimzi', workload: /strimzi|entity-operator/ },
  { finalizer: /^ceph\.rook\.io\//, product: 'Rook', workload: /rook-ceph-operator/ },
  { finalizer: /kubeblocks\.io\/finalizer$/, product: 'KubeBlocks', workload: /kubeblocks/ },
  {
    finalizer: /^finalizers?\.([a-z]+\.)?kubesphere\.io(\/|$)/,
    product: 'KubeSphere',
    workload: /ks-controller-manager/,
  },
  { finalizer: /\.aibrix\.ai\//, product: 'AIBrix', workload: /aibrix.*controller-manager/ },
]
