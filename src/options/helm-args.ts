/** Arguments for `helm install` that the user adds, and those that would undo what the check does itself. */
import { usageProblem } from '../problem.ts'
import { splitWords } from './words.ts'

const CLUSTER = 'Helm must talk to the cluster that is being watched: use kubeconfig and context'
const RELEASE = 'use release-name'
const NOTHING = 'nothing would be installed'
const FRESH = 'the check installs a release that is not there yet, and must see it come'
const WAITING = 'the check itself decides how long Helm waits'
const OUTPUT = "Helm's output is read by the check"

/** Flags of Helm that cannot be passed on, and what to do instead. */
const REFUSED: Record<string, string> = {
  '--kubeconfig': CLUSTER,
  '--namespace': 'use namespace',
  '-n': 'use namespace',
  '--create-namespace': 'use create-namespace',
  '--timeout': 'use install-timeout',
  '--replace': FRESH,
  '--generate-name': RELEASE,
  '-g': RELEASE,
  '--name-template': RELEASE,
  '--dry-run': NOTHING,
  '--help': NOTHING,
  '-h': NOTHING,
  '--output': OUTPUT,
  '-o': OUTPUT,
}

/** Families of flags: Helm has seven that begin with --kube-, and new ones come. */
const REFUSED_PREFIXES: Record<string, string> = { '--kube-': CLUSTER, '--wait': WAITING }

/** Short flag of helm install with a value, which may be attached: `-fvalues.yaml`. Its other short ones are refused. */
const SHORT_WITH_VALUE = '-f'

/** The words of one value of `helm-args`. Throws a usage problem for a flag that the check sets itself. */
export function parseHelmArgs(text: string): string[] {
  const words = splitWords(text)
  for (const flag of words.flatMap(flagsOf)) {
    const why = whyRefused(flag)
    if (why !== undefined) throw usageProblem(`"${flag}" cannot be passed on to helm install: ${why}`)
  }
  return words
}

/** The flags of a word. `-gnother` is `-g` and `-n` with the value `other`, so every letter up to a value may be a flag. */
function flagsOf(word: string): string[] {
  if (word.startsWith('--')) return [word.replace(/=.*$/s, '')]
  if (!word.startsWith('-')) return []
  const flags = [...word.slice(1).replace(/=.*$/s, '')].map(letter => `-${letter}`)
  const value = flags.indexOf(SHORT_WITH_VALUE)
  return value === -1 ? flags : flags.slice(0, value)
}

function whyRefused(flag: string): string | undefined {
  if (Object.hasOwn(REFUSED, flag)) return REFUSED[flag]
  return Object.entries(REFUSED_PREFIXES).find(([prefix]) => flag.startsWith(prefix))?.[1]
}
