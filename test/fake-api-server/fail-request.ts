/** Doing to a request what a fault says. */
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from './faults.ts'
import { type Reply, statusReply } from './routes.ts'

const HALF = '{"kind":"List","items":[{"metadata":{"name":"ha'

/** Answers in the fault's manner; a reply is returned when the fault is an answer, `later` when only time was lost. */
export async function failRequest(
  fault: Fault,
  request: Http2ServerRequest,
  response: Http2ServerResponse,
): Promise<Reply | 'later' | 'done'> {
  if ('status' in fault) return errorReply(fault, response)
  if ('delayMs' in fault) {
    await sleep(fault.delayMs)
    return 'later'
  }
  if ('until' in fault) {
    await fault.until
    return 'later'
  }
  if ('body' in fault) return { status: 200, body: fault.body }
  response.setHeader('content-type', 'application/json')
  if ('line' in fault) response.end(`${fault.line}\n`)
  else if ('hang' in fault) {
    if (fault.hang === 'during') response.write(HALF)
  } else if ('reset' in fault) {
    if (fault.reset === 'before') breakConnection(request)
    else response.write(HALF, () => setTimeout(() => breakConnection(request), 20))
  } else {
    response.setHeader('content-length', 1000)
    response.write(HALF, () => setTimeout(() => endEarly(request, response), 20))
  }
  return 'done'
}

function errorReply(fault: Extract<Fault, { status: number }>, response: Http2ServerResponse): Reply {
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter)
  if (fault.body !== undefined) return { status: fault.status, body: fault.body }
  return statusReply(fault.status, fault.reason ?? 'InternalError', fault.message ?? `fault ${fault.status}`)
}

/** All that goes over the same connection breaks with it. */
function breakConnection(request: Http2ServerRequest): void {
  if (request.httpVersionMajor === 2) request.stream.session?.destroy()
  else request.socket.destroy()
}

function endEarly(request: Http2ServerRequest, response: Http2ServerResponse): void {
  if (request.httpVersionMajor === 2) response.end()
  else request.socket.end()
}
