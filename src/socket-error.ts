/** What a connection that failed says: the words and the code, wherever the HTTP client has put them. */
import { messageOf } from './problem.ts'

/** An AggregateError (all addresses of a host refused) has an empty message, its parts do not; `fetch` hides the reason in its cause. */
export function socketWords(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ')
  if (error instanceof TypeError && error.message === 'fetch failed' && error.cause !== undefined)
    return socketWords(error.cause)
  const message = messageOf(error)
  return message === '' ? (socketCode(error) ?? 'the connection failed') : message
}

/** Such as ECONNRESET. */
export function socketCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? socketCode(error.cause) : undefined
}
