/** What we ask the API server to answer in (https://kubernetes.io/docs/reference/using-api/api-concepts/). */
import type { ResourceType } from './object.ts'

export const JSON_TYPE = 'application/json'
export const APPLY_TYPE = 'application/apply-patch+yaml'

/** The whole discovery in one document (v2: Kubernetes 1.30 and later, v2beta1: 1.26), or else the old list of groups. */
export const AGGREGATED_DISCOVERY = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  JSON_TYPE,
].join(',')

/** Metadata-only list. Odd aggregated APIs only know full objects; for Secrets that is not an acceptable answer. */
export function metadataListType(type: Pick<ResourceType, 'group' | 'resource'>): string {
  return withFallback('application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1', type)
}

/** Metadata only, of one object or of a watch's events. */
export function metadataType(type: Pick<ResourceType, 'group' | 'resource'>): string {
  return withFallback('application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1', type)
}

function withFallback(wanted: string, type: Pick<ResourceType, 'group' | 'resource'>): string {
  return isSecrets(type) ? wanted : `${wanted},${JSON_TYPE}`
}

/** Secrets are only ever read as metadata. */
export function isSecrets(type: Pick<ResourceType, 'group' | 'resource'>): boolean {
  return type.group === '' && type.resource === 'secrets'
}
