/** Every request that a fake API server saw, and how many there were at once. */
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'

export interface LoggedRequest {
  method: string
  /** with the query */
  path: string
  accept: string
  protocol: string
  authorization: string | undefined
  contentType: string | undefined
  userAgent: string | undefined
  body: string
  watch: boolean
}

export class RequestLog {
  readonly requests: LoggedRequest[] = []
  /** requests under way at once at most; watches do not count */
  maxInFlight = 0
  #inFlight = 0

  countInFlight(response: Http2ServerResponse): void {
    this.#inFlight += 1
    this.maxInFlight = Math.max(this.maxInFlight, this.#inFlight)
    response.once('close', () => {
      this.#inFlight -= 1
    })
  }

  add(request: Http2ServerRequest, body: string, watch: boolean): LoggedRequest {
    const { accept = '', authorization } = request.headers
    const logged: LoggedRequest = {
      method: request.method,
      path: request.url,
      accept,
      authorization,
      contentType: request.headers['content-type'],
      userAgent: request.headers['user-agent'],
      protocol: request.httpVersion,
      body,
      watch,
    }
    this.requests.push(logged)
    return logged
  }
}
