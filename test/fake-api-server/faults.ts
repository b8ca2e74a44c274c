/** What can go wrong on demand. */

/** Which requests a fault is for; absent fields fit all. */
export interface FaultMatcher {
  method?: string
  /** a whole path without query, or a pattern for path and query */
  path?: string | RegExp
  watch?: boolean
}

export type Fault =
  /** an error answer with a Status body, or the given one */
  | { status: number; message?: string; reason?: string; retryAfter?: string; body?: string }
  /** the connection breaks before the headers or in the middle of the body */
  | { reset: 'before' | 'during' }
  /** the body ends early, though the connection ends properly */
  | { truncated: true }
  /** 200 with this body */
  | { body: string }
  /** the right answer, late */
  | { delayMs: number }
  /** the right answer, after this */
  | { until: Promise<unknown> }
  /** no answer ever, or never the rest of it */
  | { hang: 'before' | 'during' }
  /** (watches) this line, and then the end */
  | { line: string }

export interface FaultRequest {
  method: string
  path: string
  pathname: string
  watch: boolean
}

export class Faults {
  readonly #armed: { matcher: FaultMatcher; fault: Fault; left: number }[] = []

  arm(matcher: FaultMatcher, fault: Fault, times: number): void {
    this.#armed.push({ matcher, fault, left: times })
  }

  clear(): void {
    this.#armed.length = 0
  }

  /** The next fault for the request, used up by taking it. */
  take(request: FaultRequest): Fault | undefined {
    const found = this.#armed.find(({ matcher, left }) => left > 0 && fits(matcher, request))
    if (found) found.left -= 1
    return found?.fault
  }
}

function fits({ method, path, watch }: FaultMatcher, request: FaultRequest): boolean {
  if (method !== undefined && method !== request.method) return false
  if (watch !== undefined && watch !== request.watch) return false
  return typeof path === 'string' ? path === request.pathname : (path?.test(request.path) ?? true)
}
