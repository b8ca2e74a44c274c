/** Argo CD as its makers install it without a user interface (core-install.yaml), as a prerequisite of a check. */
import { parseAllDocuments, stringify } from 'yaml'
import { isRecord } from '../../src/kube/object.ts'

type Manifest = Record<string, unknown> & { kind: string; metadata: Record<string, unknown> }

const NAMESPACE = 'argocd'

/** The only place that Applications may deploy from unless told otherwise; Argo CD's API server, which is not in core-install.yaml, would make it. */
const DEFAULT_PROJECT = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default', namespace: NAMESPACE },
  spec: {
    sourceRepos: ['*'],
    destinations: [{ server: '*', namespace: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  },
}

/** With it Argo CD signs the sessions of its users; its API server would make it, too. Nothing works without. */
const SIGNING_KEY = { 'server.secretkey': 'of a cluster that lives for minutes' }

/**
 * How much of Argo CD there is: all; all, marking by label as its versions before 3 did; all, with its controller at no replicas; or its
 * kinds and namespace only.
 */
export type Extent = 'running' | 'by label' | 'stopped' | 'kinds only'

/** The prerequisite's text, from that of core-install.yaml. */
export function argoCd(coreInstall: string, extent: Extent): string {
  const all = parseAllDocuments(coreInstall).map(document => document.toJS() as Manifest)
  const manifests = extent === 'kinds only' ? all.filter(isCrd) : all.map(one => adapted(one, extent))
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }
  return [namespace, ...manifests, DEFAULT_PROJECT].map(one => stringify(one)).join('---\n')
}

function isCrd({ kind }: Manifest): boolean {
  return kind === 'CustomResourceDefinition'
}

/** In the namespace that `kubectl --namespace` would give it; with images that are in the node; without gpg, which has to be there else. */
function adapted(manifest: Manifest, extent: Extent): Manifest {
  const isNamespaced = !isCrd(manifest) && !manifest.kind.startsWith('ClusterRole')
  const metadata = { ...manifest.metadata, ...(isNamespaced && { namespace: NAMESPACE }) }
  const result = JSON.parse(JSON.stringify({ ...manifest, metadata }), (key, value) => {
    if (key === 'imagePullPolicy') return 'IfNotPresent'
    if (key === 'containers') return value.map(withoutGpg)
    return value
  }) as Manifest
  if (manifest.kind === 'Secret') return { ...result, stringData: SIGNING_KEY }
  if (extent === 'by label' && manifest.metadata.name === 'argocd-cm') {
    const data = isRecord(result.data) ? result.data : {}
    return { ...result, data: { ...data, 'application.resourceTrackingMethod': 'label' } }
  }
  const isStopped = extent === 'stopped' && manifest.kind === 'StatefulSet'
  return isStopped && isRecord(result.spec) ? { ...result, spec: { ...result.spec, replicas: 0 } } : result
}

function withoutGpg(container: Record<string, unknown>): Record<string, unknown> {
  const env = Array.isArray(container.env) ? container.env : []
  return { ...container, env: [...env, { name: 'ARGOCD_GPG_ENABLED', value: 'false' }] }
}
