/** The TLS socket of a fake API server, in one or both of the protocols that real ones speak. */
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import type { Certificate } from './certificate.ts'

export type Listener = Http2SecureServer | HttpsServer

/** Both protocols when none is given. */
export function createListener({ key, cert }: Certificate, protocol?: 'http/1.1' | 'h2'): Listener {
  if (protocol === 'http/1.1') return createHttpsServer({ key, cert })
  // A Kubernetes API server allows 100 streams on a connection.
  const settings = { maxConcurrentStreams: 100 }
  return createSecureServer({ key, cert, settings, allowHTTP1: protocol === undefined })
}
