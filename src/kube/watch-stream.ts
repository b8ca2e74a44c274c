/** The body of a watch: one JSON document per line. */
import { ApiError, MALFORMED_ANSWER } from './errors.ts'
import type { ObjectMeta } from './object.ts'

export interface RawWatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR'
  /** an object, or for ERROR a meta/v1 Status */
  object: { metadata?: Partial<ObjectMeta>; code?: number; message?: string; reason?: string }
}

/** The events of a watch as they come; throws ApiError for a line that is none. An unfinished last line is dropped. */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<RawWatchEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield parseEvent(line, path)
  }
}

function parseEvent(line: string, path: string): RawWatchEvent {
  try {
    return JSON.parse(line) as RawWatchEvent
  } catch (error) {
    const message = `a watch event is not JSON: ${JSON.stringify(line.slice(0, 100))}`
    throw new ApiError({ path, message, reason: MALFORMED_ANSWER, cause: error })
  }
}
