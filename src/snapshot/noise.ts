/**
 * What a cluster changes by itself. Short on purpose: each rule has a reason and is printed with its count, because a
 * rule that hides too much hides leaks. The ids are those of the catalogue of failure classes. Not here: N8 and N12 are
 * fields that are never compared (content.ts), N9 is never listed (take-snapshot.ts), N11 is a finding of its own, N14 is
 * what settling waits for.
 */
import { isControlPlaneManager } from '../kube/control-plane.ts'
import { resourceName } from '../kube/object.ts'
import type { Change } from './change.ts'
import type { NoiseContext, NoiseRule } from './noise-rule.ts'
import { isReplacement, isScaling } from './noise-workloads.ts'
import { placeOf } from './object-id.ts'
import type { Snapshot } from './snapshot.ts'

export const NOISE_RULES: readonly NoiseRule[] = [
  {
    id: 'N1',
    why: 'Events are written by everything and expire after an hour',
    matches: ({ id }) => id.resource === 'events' && (id.group === '' || id.group === 'events.k8s.io'),
  },
  {
    id: 'N2',
    why: 'the control plane puts ConfigMap kube-root-ca.crt into every namespace',
    matches: change =>
      cameOrWent(change) && change.id.resource === 'configmaps' && change.id.name === 'kube-root-ca.crt',
  },
  {
    id: 'N3',
    why: 'the control plane puts ServiceAccount default into every namespace',
    matches: change => cameOrWent(change) && change.id.resource === 'serviceaccounts' && change.id.name === 'default',
  },
  {
    id: 'N4',
    why: 'Endpoints and EndpointSlices of baseline Services follow pods',
    matches: (change, context) => followsBaselineService(change, context),
  },
  {
    id: 'N5',
    why: 'Leases are renewed every few seconds; those of nodes and of the control plane come and go',
    matches: change => isHeartbeat(change),
  },
  {
    id: 'N6',
    why: 'ControllerRevisions are the history of DaemonSets and StatefulSets, and go with them',
    matches: (change, { after }) =>
      resourceName(change.id) === 'controllerrevisions.apps' && (change.kind !== 'left' || hasLiveOwner(change, after)),
  },
  {
    id: 'N7',
    why: 'CertificateSigningRequests are made by kubelets for their certificates',
    matches: change =>
      resourceName(change.id) === 'certificatesigningrequests.certificates.k8s.io' && isControlPlanes(change),
  },
  {
    id: 'N10',
    why: "kind's default storage runs short-lived helper pods",
    matches: ({ id }) =>
      id.resource === 'pods' && id.namespace === 'local-path-storage' && id.name.startsWith('helper-pod-'),
  },
  {
    id: 'N13',
    why: 'the API server keeps its own bookkeeping and flow-control defaults',
    matches: change => isApiServerBookkeeping(change),
  },
  {
    id: 'N15',
    why: 'the API server makes one APIService for each group and version of a CRD, and removes it with the CRD',
    matches: ({ id, before, after }) =>
      resourceName(id) === 'apiservices.apiregistration.k8s.io' &&
      ((after ?? before)?.labels['kube-aggregator.kubernetes.io/automanaged'] ?? '') !== '',
  },
  {
    id: 'N16',
    why: 'the API server allocates and frees IPAddresses with their Services',
    matches: ({ id, before, after }) =>
      resourceName(id) === 'ipaddresses.networking.k8s.io' &&
      (after ?? before)?.labels['ipaddress.kubernetes.io/managed-by'] === 'ipallocator.k8s.io',
  },
  {
    id: 'N17',
    why: 'workloads of the baseline replace their own pods, replica sets and jobs',
    matches: isReplacement,
  },
  {
    id: 'N18',
    why: 'autoscalers of the baseline set the number of replicas',
    matches: isScaling,
  },
]

/** The rules by id, for those that print them. */
export function noiseReason(id: string): string | undefined {
  return NOISE_RULES.find(rule => rule.id === id)?.why
}

/** With its namespace, or by itself: then the control plane makes it again. */
function cameOrWent({ kind }: Change): boolean {
  return kind === 'left' || kind === 'recreated' || kind === 'lost'
}

function followsBaselineService({ id, before, after }: Change, { baselinePlaces }: NoiseContext): boolean {
  if (id.resource !== 'endpoints' && id.resource !== 'endpointslices') return false
  const service = (after ?? before)?.labels['kubernetes.io/service-name'] ?? id.name
  return baselinePlaces.has(
    placeOf({
      group: '',
      resource: 'services',
      name: service,
      ...(id.namespace !== undefined && { namespace: id.namespace }),
    }),
  )
}

/** A Lease that the chart's own controller made, even in kube-system, is a leak (E7), not noise. */
function isHeartbeat(change: Change): boolean {
  if (resourceName(change.id) !== 'leases.coordination.k8s.io') return false
  if (change.kind === 'modified' || change.id.namespace === 'kube-node-lease') return true
  return change.id.namespace === 'kube-system' && isControlPlanes(change)
}

function isApiServerBookkeeping({ kind, id, before, after }: Change): boolean {
  if (id.resource === 'configmaps') return id.name === 'kube-apiserver-legacy-service-account-token-tracking'
  if (id.group !== 'flowcontrol.apiserver.k8s.io' || kind !== 'modified') return false
  return ((after ?? before)?.annotations['apf.kubernetes.io/autoupdate-spec'] ?? '') !== ''
}

/** Written by the control plane and nobody else. */
function isControlPlanes({ before, after }: Change): boolean {
  const writers = (after ?? before)?.writers ?? []
  return writers.length > 0 && writers.every(({ manager }) => isControlPlaneManager(manager))
}

function hasLiveOwner({ after: object }: Change, after: Snapshot): boolean {
  return object?.owners.some(({ uid }) => after.objects.has(uid)) ?? false
}
