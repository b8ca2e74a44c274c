/** The Services that the API server itself calls: for admission webhooks, conversions of CRDs, and APIServices. */
import { isRecord } from './object.ts'

export interface ServiceRef {
  namespace: string
  name: string
}

/** `namespace/name` */
export function serviceKey({ namespace, name }: ServiceRef): string {
  return `${namespace}/${name}`
}

/** A `service` as webhooks and APIServices name it; undefined when there is none. */
export function serviceRef(service: unknown): ServiceRef | undefined {
  if (!isRecord(service) || typeof service.name !== 'string') return undefined
  return { name: service.name, namespace: String(service.namespace ?? 'default') }
}

interface Caller {
  kind?: string
  spec?: Record<string, unknown>
  webhooks?: unknown
}

/** Every Service that an object calls, whatever its kind: what is worth a look. */
export function serviceRefs(object: Caller): ServiceRef[] {
  const webhooks = Array.isArray(object.webhooks) ? object.webhooks.filter(isRecord) : []
  const clients = [...webhooks.map(webhook => webhook.clientConfig), conversionClient(object)]
  const services = [
    ...clients.map(client => (isRecord(client) ? client.service : undefined)),
    object.kind === 'APIService' ? object.spec?.service : undefined,
  ]
  return services.map(serviceRef).filter(ref => ref !== undefined)
}

function conversionClient({ spec }: Caller): unknown {
  const conversion = spec?.conversion
  const webhook = isRecord(conversion) ? conversion.webhook : undefined
  return isRecord(webhook) ? webhook.clientConfig : undefined
}
