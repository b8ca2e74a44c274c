/** What the real helm said, on a kind cluster with Kubernetes 1.36.3: recorded by record.ts, never edited by hand. */
import helm3 from './helm-3.21.4.json' with { type: 'json' }
import helm4 from './helm-4.3.1.json' with { type: 'json' }

export interface Recorded {
  args: string[]
  exitCode: number
  stdout: string
  stderr: string
}

export const RECORDED: [version: string, outputs: Record<string, Recorded>][] = [
  ['3.21.4', helm3],
  ['4.3.1', helm4],
]

/** One recorded call; fails the test when there is none of that title. */
export function recordedCall(outputs: Record<string, Recorded>, title: string): Recorded {
  const call = outputs[title]
  if (call === undefined) throw new Error(`nothing was recorded for ${title}`)
  return call
}
