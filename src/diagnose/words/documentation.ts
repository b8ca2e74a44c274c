/** Addresses of the primary documentation that findings point to. */
const HELM = 'https://helm.sh/docs'
const KUBERNETES = 'https://kubernetes.io/docs'

export const DOCS = {
  helmCrds: `${HELM}/chart_best_practices/custom_resource_definitions/`,
  helmKeep: `${HELM}/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource`,
  helmHooks: `${HELM}/topics/charts_hooks/`,
  helmTests: `${HELM}/topics/chart_tests/`,
  helmUninstall: `${HELM}/helm/helm_uninstall/`,
  helmInstall: `${HELM}/helm/helm_install/`,
  finalizers: `${KUBERNETES}/concepts/overview/working-with-objects/finalizers/`,
  owners: `${KUBERNETES}/concepts/overview/working-with-objects/owners-dependents/`,
  namespaces: `${KUBERNETES}/concepts/overview/working-with-objects/namespaces/`,
  garbageCollection: `${KUBERNETES}/concepts/architecture/garbage-collection/`,
  leases: `${KUBERNETES}/concepts/architecture/leases/`,
  crds: `${KUBERNETES}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/`,
  crdVersions: `${KUBERNETES}/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/`,
  webhooks: `${KUBERNETES}/reference/access-authn-authz/extensible-admission-controllers/`,
  admissionPolicies: `${KUBERNETES}/reference/access-authn-authz/validating-admission-policy/`,
  apiAggregation: `${KUBERNETES}/tasks/extend-kubernetes/configure-aggregation-layer/`,
  rbac: `${KUBERNETES}/reference/access-authn-authz/rbac/`,
  statefulSets: `${KUBERNETES}/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention`,
  persistentVolumes: `${KUBERNETES}/concepts/storage/persistent-volumes/`,
  storageClasses: `${KUBERNETES}/concepts/storage/storage-classes/`,
  secrets: `${KUBERNETES}/concepts/configuration/secret/`,
  ttlAfterFinished: `${KUBERNETES}/concepts/workloads/controllers/ttlafterfinished/`,
  podLifecycle: `${KUBERNETES}/concepts/workloads/pods/pod-lifecycle/`,
  taints: `${KUBERNETES}/concepts/scheduling-eviction/taint-and-toleration/`,
} as const
