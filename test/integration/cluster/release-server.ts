/** A publisher's server: HTTPS, files by path, and answers that go wrong on request. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { serverCertificate } from '../../fake-api-server/certificate.ts'

export interface ReleaseServer {
  url: string
  /** PEM of the authority that its certificate needs */
  ca: string
  /** path → content */
  files: Map<string, Buffer | string>
  /** statuses to answer with first, before files are served */
  failures: number[]
  /** paths in the order of the requests */
  requests: string[]
}

export async function releaseServer(): Promise<ReleaseServer> {
  const { key, cert } = await serverCertificate()
  const files = new Map<string, Buffer | string>()
  const failures: number[] = []
  const requests: string[] = []
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(request.url ?? '')
    const failure = failures.shift()
    const file = files.get(request.url ?? '')
    if (failure !== undefined || file === undefined) response.writeHead(failure ?? 404).end()
    else response.writeHead(200, { 'content-length': Buffer.byteLength(file) }).end(file)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, ca: cert, files, failures, requests }
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}
