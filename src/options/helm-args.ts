/** Arguments for Helm that the user adds, and those that would undo what the check does itself. */
import { usageProblem } from '../problem.ts'
import { splitWords } from './words.ts'

const CLUSTER = 'Helm must talk to the cluster that is being watched: use kubeconfig and context'
const RELEASE = 'use release-name'
const FRESH = 'the check installs a release that is not there yet, and must see it come'
const WAITING = 'the check itself decides how long Helm waits'
const OUTPUT = "Helm's output is read by the check"

/** A command of Helm, and what cannot be passed on to it. */
interface HelmCommand {
  name: string
  /** flag → what to do instead */
  refused: Record<string, string>
  /** the same for families of flags: Helm has seven that begin with --kube-, and new ones come */
  refusedPrefixes: Record<string, string>
  /** a short flag with a value, which may be attached: `-fvalues.yaml`; the command's other short ones are refused */
  shortWithValue?: string
}

/** What cannot be passed on to any command. */
function refusedAnywhere(nothing: string): Record<string, string> {
  return {
    '--kubeconfig': CLUSTER,
    '--namespace': 'use namespace',
    '-n': 'use namespace',
    '--dry-run': nothing,
    '--help': nothing,
    '-h': nothing,
  }
}

const INSTALL: HelmCommand = {
  name: 'install',
  refused: {
    ...refusedAnywhere('nothing would be installed'),
    '--create-namespace': 'use create-namespace',
    '--timeout': 'use install-timeout',
    '--replace': FRESH,
    '--generate-name': RELEASE,
    '-g': RELEASE,
    '--name-template': RELEASE,
    '--output': OUTPUT,
    '-o': OUTPUT,
  },
  refusedPrefixes: { '--kube-': CLUSTER, '--wait': WAITING },
  shortWithValue: '-f',
}

const UNINSTALL: HelmCommand = {
  name: 'uninstall',
  refused: { ...refusedAnywhere('nothing would be uninstalled'), '--timeout': 'use uninstall-timeout' },
  refusedPrefixes: { '--kube-': CLUSTER },
}

const CASCADES = ['background', 'orphan', 'foreground']

/** The words of one value of `helm-args`. Throws a usage problem for a flag that the check sets itself. */
export function parseHelmArgs(text: string): string[] {
  return passedOn(text, INSTALL)
}

/** The words of one value of `uninstall-args`. Throws a usage problem for a flag that the check sets itself, and for a word that is no flag. */
export function parseUninstallArgs(text: string): string[] {
  const words = passedOn(text, UNINSTALL)
  const [first] = words
  if (first !== undefined && !first.startsWith('-'))
    throw usageProblem(`"${first}" cannot be passed on to helm uninstall: it would be the name of another release`)
  refuseUnknownCascade(words)
  return words
}

/** Helm reads its flags before anything else, but this one's value only when there is something to uninstall. */
function refuseUnknownCascade(words: readonly string[]): void {
  const index = words.findIndex(word => word === '--cascade' || word.startsWith('--cascade='))
  if (index === -1) return
  const value = words[index]?.split('=')[1] ?? words[index + 1] ?? ''
  if (!CASCADES.includes(value)) throw usageProblem(`--cascade ${value}: Helm knows ${CASCADES.join(', ')}`)
}

function passedOn(text: string, command: HelmCommand): string[] {
  const words = splitWords(text)
  for (const flag of words.flatMap(word => flagsOf(word, command))) {
    const why = whyRefused(flag, command)
    if (why !== undefined) throw usageProblem(`"${flag}" cannot be passed on to helm ${command.name}: ${why}`)
  }
  return words
}

/** The flags of a word. `-gnother` is `-g` and `-n` with the value `other`, so every letter up to a value may be a flag. */
function flagsOf(word: string, { shortWithValue }: HelmCommand): string[] {
  if (word.startsWith('--')) return [word.replace(/=.*$/s, '')]
  if (!word.startsWith('-')) return []
  const flags = [...word.slice(1).replace(/=.*$/s, '')].map(letter => `-${letter}`)
  const value = shortWithValue === undefined ? -1 : flags.indexOf(shortWithValue)
  return value === -1 ? flags : flags.slice(0, value)
}

function whyRefused(flag: string, { refused, refusedPrefixes }: HelmCommand): string | undefined {
  if (Object.hasOwn(refused, flag)) return refused[flag]
  return Object.entries(refusedPrefixes).find(([prefix]) => flag.startsWith(prefix))?.[1]
}
