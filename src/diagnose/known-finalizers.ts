/** Finalizers whose meaning is public: Kubernetes' own, and those of widely used products. */

export interface BuiltInFinalizer {
  finalizer: RegExp
  /** the part of Kubernetes that removes it */
  who: string
  /** what it waits for */
  waitsFor: string
}

/** Removed by Kubernetes itself, when the thing it waits for has happened. */
export const BUILT_IN_FINALIZERS: readonly BuiltInFinalizer[] = [
  {
    finalizer: /^customresourcecleanup\.apiextensions\.k8s\.io$/,
    who: 'the API server',
    waitsFor: 'the last instance of the resource to go',
  },
  { finalizer: /^kubernetes$/, who: 'the namespace controller', waitsFor: 'the content of the namespace to go' },
  { finalizer: /^foregroundDeletion$/, who: 'the garbage collector', waitsFor: 'the dependents of the object to go' },
  { finalizer: /^orphan$/, who: 'the garbage collector', waitsFor: 'the dependents to be released' },
  {
    finalizer: /^kubernetes\.io\/pvc-protection$/,
    who: 'the controller manager',
    waitsFor: 'the last pod that uses the volume claim to go',
  },
  {
    finalizer: /^kubernetes\.io\/pv-protection$/,
    who: 'the controller manager',
    waitsFor: 'the volume to be no longer bound',
  },
  {
    finalizer: /^external-(provisioner|attacher)[./]/,
    who: 'the sidecar of the CSI driver',
    waitsFor: 'the driver to release the volume',
  },
  {
    finalizer: /^service\.kubernetes\.io\/load-balancer-cleanup$/,
    who: 'the service controller of the cloud provider',
    waitsFor: 'the load balancer to be removed',
  },
  { finalizer: /^batch\.kubernetes\.io\/job-tracking$/, who: 'the Job controller', waitsFor: 'the pod to be counted' },
]

export interface ProductFinalizer {
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
