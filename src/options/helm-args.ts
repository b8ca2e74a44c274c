/** Arguments for `helm install` that the user adds, and those that would undo what the check does itself. */
import { usageProblem } from '../problem.ts'
import { splitWords } from './words.ts'

const CLUSTER = 'Helm must talk to the cluster that is being watched: use kubeconfig and context'
const RELEASE = 'use release-name'
const NOTHING = 'nothing would be installed'
const OUTPUT = "Helm's output is read by the check"

/** Flags of Helm that cannot be passed on, and what to do instead. */
const REFUSED: Record<string, string> = {
  '--kubeconfig': CLUSTER,
  '--kube-context': CLUSTER,
  '--kube-apiserver': CLUSTER,
  '--kube-token': CLUSTER,
  '--namespace': 'use namespace',
  '-n': 'use namespace',
  '--create-namespace': 'use create-namespace',
  '--timeout': 'use install-timeout',
  '--generate-name': RELEASE,
  '-g': RELEASE,
  '--name-template': RELEASE,
  '--dry-run': NOTHING,
  '--help': NOTHING,
  '-h': NOTHING,
  '--output': OUTPUT,
  '-o': OUTPUT,
}

/** The words of one value of `helm-args`. Throws a usage problem for a flag that the check sets itself. */
export function parseHelmArgs(text: string): string[] {
  const words = splitWords(text)
  for (const word of words) {
    const flag = word.replace(/=.*$/s, '')
    const why = Object.hasOwn(REFUSED, flag) ? REFUSED[flag] : undefined
    if (why !== undefined) throw usageProblem(`"${flag}" cannot be passed on to helm install: ${why}`)
  }
  return words
}
