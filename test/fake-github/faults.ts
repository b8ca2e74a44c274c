/** Answers that go wrong, on request. */
import type { Answer } from './answers.ts'
import type { SeenRequest } from './fake-github.ts'

export interface Fault {
  method?: string
  /** part of the path */
  path?: string
  /** instead of the right one; the request is not carried out */
  answer?: Answer
  /** the connection breaks: before the request is carried out, or after it */
  reset?: 'before' | 'after'
  /** what happens right before the request is carried out */
  meanwhile?: () => void
}

/** The first fault that fits, which is used up by that. */
export function takeFault(faults: Fault[], { method, path }: SeenRequest): Fault | undefined {
  const index = faults.findIndex(fault => (fault.method ?? method) === method && path.includes(fault.path ?? ''))
  return index === -1 ? undefined : faults.splice(index, 1)[0]
}

/** `count` times the same answer to requests of a method. */
export function answers(count: number, method: string, answer: Answer): Fault[] {
  return Array.from({ length: count }, () => ({ method, answer }))
}

/** A refusal in GitHub's form. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, value: { message, documentation_url: 'https://docs.github.com/rest', status: `${status}` } }
}
