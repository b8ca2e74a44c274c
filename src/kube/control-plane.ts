/** What Kubernetes itself writes and removes: the field managers and finalizers of the control plane and its node agents. */

/**
 * A program writes under the first part of its User-Agent, which is the name of its executable, unless it chooses a field
 * manager. cluster-autoscaler is not here: a chart may bring it.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 * https://kubernetes.io/docs/concepts/overview/components/
 */
const MANAGERS = /^(kube-(apiserver|controller-manager|scheduler|proxy)|kubelet|kubeadm|cloud-controller-manager)$/

/** True for the field manager of a part of Kubernetes: it fills in defaults, statuses and bookkeeping. */
export function isControlPlaneManager(manager: string): boolean {
  return MANAGERS.test(manager)
}

interface ControlPlaneFinalizer {
  finalizer: RegExp
  /** the part of Kubernetes that removes it */
  who: string
  /** what it waits for */
  waitsFor: string
}

/**
 * Finalizers of Kubernetes' own controllers, specific before general. Sources:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion (foregroundDeletion, orphan)
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 * https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#garbage-collecting-load-balancers
 * https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ (delete-protection of ResourceClaims)
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects (service-cidr-finalizer)
 * https://kubernetes-csi.github.io/docs/external-attacher.html, https://kubernetes-csi.github.io/docs/external-provisioner.html
 */
const FINALIZERS: readonly ControlPlaneFinalizer[] = [
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
    finalizer: /^(external-provisioner\.volume\.kubernetes\.io|external-attacher)\/.+$/,
    who: 'the sidecar of the CSI driver',
    waitsFor: 'the driver to release the volume',
  },
  {
    finalizer: /^service\.kubernetes\.io\/load-balancer-cleanup$/,
    who: 'the service controller of the cloud provider',
    waitsFor: 'the load balancer to be removed',
  },
  {
    finalizer: /^resource\.kubernetes\.io\/delete-protection$/,
    who: 'the controller manager',
    waitsFor: 'the claimed devices to be free',
  },
  {
    finalizer: /^networking\.k8s\.io\/service-cidr-finalizer$/,
    who: 'the controller manager',
    waitsFor: 'the last address of the range to be free',
  },
  { finalizer: /^batch\.kubernetes\.io\/job-tracking$/, who: 'the Job controller', waitsFor: 'the pod to be counted' },
  // The bare domain is reserved for Kubernetes itself: https://kubernetes.io/docs/reference/labels-annotations-taints/
  {
    finalizer: /^(batch\.)?kubernetes\.io\/.+$/,
    who: 'the controller manager',
    waitsFor: 'what it protects to be no longer in use',
  },
]

/** Who removes a finalizer of Kubernetes itself, and when; undefined for those of anybody else. */
export function controlPlaneFinalizer(finalizer: string): ControlPlaneFinalizer | undefined {
  return FINALIZERS.find(known => known.finalizer.test(finalizer))
}

/** True for a finalizer that Kubernetes' own controllers remove. */
export function isControlPlaneFinalizer(finalizer: string): boolean {
  return controlPlaneFinalizer(finalizer) !== undefined
}
