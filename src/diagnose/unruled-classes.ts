/** Failure classes without a rule of their own: told under another class, or nothing that the check can meet. */

export interface UnruledClass {
  id: string
  title: string
  /** why there is no rule */
  reason: string
}

export const UNRULED_CLASSES: readonly UnruledClass[] = [
  {
    id: 'A4',
    title: 'helm.sh/resource-policy inside an item of a List is ignored',
    reason: 'The object is deleted although it was to be kept: nothing is left that could be found.',
  },
  {
    id: 'A23',
    title: 'helm uninstall --cascade orphan leaves dependents',
    reason:
      'The check uninstalls without this flag, unless it is passed on (`--uninstall-args`). What is orphaned, by that or by something else, is E3.',
  },
  {
    id: 'A25',
    title: 'The install failed half way',
    reason:
      'Not a cause of its own: what is left is reported under its class, and the run says that the install failed.',
  },
  {
    id: 'A26',
    title: 'Helm 3 and Helm 4 leave different things',
    reason: 'One run has one Helm: compare two reports (`--helm-version`).',
  },
  {
    id: 'B4',
    title: 'The deletion of a CRD timed out while its instances were counted',
    reason: 'The same cause as B2 and B3, which quote the condition.',
  },
  {
    id: 'B7',
    title: 'The rights of the operator are gone while it shuts down',
    reason: 'Reported as B1: the operator, with its rights, went before it had taken off its finalizers.',
  },
  {
    id: 'B8',
    title: "A webhook refuses the request that would take a finalizer off, because the chart's own Service is gone",
    reason: 'Reported as D2 (the webhook) with B1 or C3 (what waits).',
  },
  {
    id: 'B9',
    title: 'An admission policy refuses the deletion',
    reason: 'Reported as C3, which quotes the condition, or D5 (the policy).',
  },
  {
    id: 'B12',
    title: 'A volume waits for a storage driver that was removed first',
    reason:
      'With the driver in the chart it is B1 or B5; one that is not in the chart is not removed by its uninstall.',
  },
  {
    id: 'B13',
    title: 'A Service of type LoadBalancer waits for a cloud controller that was removed first',
    reason:
      'Only the service controller of a cloud sets service.kubernetes.io/load-balancer-cleanup, and no uninstall of a chart removes that.',
  },
  {
    id: 'B15',
    title: 'A pod waits for the Job controller (batch.kubernetes.io/job-tracking)',
    reason: 'It goes by itself as long as the control plane works.',
  },
  {
    id: 'B16',
    title: 'A resource and the provider that serves it are deleted together',
    reason: 'Reported as B1: the provider is the controller that went first.',
  },
  {
    id: 'C2',
    title: 'A namespace cannot end: a group or version cannot be parsed',
    reason: 'The API server does not accept such names today.',
  },
  {
    id: 'C8',
    title: 'An object stays in a namespace that was forced away',
    reason: 'The check never forces a namespace, and a pod without a namespace is found under its own class.',
  },
  {
    id: 'C9',
    title: 'Discovery is stale right after a CRD was removed',
    reason: 'It heals within seconds: the check waits for that and reports nothing.',
  },
  {
    id: 'E12',
    title: 'Endpoints, Events and what Kubernetes puts into every namespace',
    reason: 'Noise: docs/noise.md lists what is left out, and why.',
  },
  {
    id: 'F7',
    title: 'Files, iptables rules and kernel modules on the node',
    reason: 'Outside the Kubernetes API, which is all that the check looks at.',
  },
  {
    id: 'F8',
    title: 'Load balancers, DNS entries, buckets, rows of a database',
    reason: 'Outside the cluster; only a finalizer hints at them (B1, B14).',
  },
]
