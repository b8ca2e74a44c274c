/** Options that make no sense together. */

import type { OptionDefinition } from './definition.ts'
import { CHECK_OPTIONS, type CheckOptionName } from './definitions.ts'
import type { Given } from './given.ts'

interface Exclusion {
  pair: [CheckOptionName, CheckOptionName]
  why: string
  /** absent: any value but the default excludes */
  when?: (values: [string, string]) => boolean
}

const EXISTING = 'a cluster that exists is used as it is'

/** Those that Kubernetes itself makes, https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces */
const OF_EVERY_CLUSTER = ['default', 'kube-node-lease', 'kube-public', 'kube-system']

const EXCLUSIONS: Exclusion[] = [
  { pair: ['node-image', 'kubernetes-version'], why: 'the node image decides the version' },
  ...(['kubernetes-version', 'node-image', 'kind-config', 'keep-cluster'] as const).flatMap(other => [
    { pair: ['kubeconfig', other] as Exclusion['pair'], why: EXISTING },
    { pair: ['context', other] as Exclusion['pair'], why: EXISTING },
  ]),
  ...OF_EVERY_CLUSTER.map(name => ({
    pair: ['create-namespace', 'namespace'] as Exclusion['pair'],
    why: `every cluster has ${name}`,
    when: ([, namespace]: [string, string]) => namespace === name,
  })),
  { pair: ['quiet', 'verbose'], why: 'one asks for less, the other for more' },
]

/** Flags are nearest to the user, then inputs, then the file. */
const RANK = { flag: 3, input: 2, file: 1, default: 0 }

/**
 * Finds options that exclude each other. Given in the same way, that is a problem. Given in different ways, the nearer one
 * wins, as it does for a single option, and the other is taken out of `chosen` with a warning.
 */
export function applyExclusions(chosen: Map<string, Given[]>): { problems: string[]; warnings: string[] } {
  const problems: string[] = []
  const warnings: string[] = []
  for (const { pair, why, when = () => true } of EXCLUSIONS) {
    const [one, other] = pair.map(name => inForce(name, chosen))
    if (one === undefined || other === undefined || !when([one.text, other.text])) continue
    if (one.way === other.way) {
      problems.push(`${one.where} and ${other.where} exclude each other: ${why}`)
      continue
    }
    const [winner, loser] = RANK[one.way] > RANK[other.way] ? [one, other] : [other, one]
    chosen.delete(loser === one ? pair[0] : pair[1])
    warnings.push(`${loser.where} does not apply: ${winner.where} is given, and ${why}`)
  }
  return { problems, warnings: [...warnings, ...withoutEffect(chosen)] }
}

/** Harmless: the run does what was asked for. Who asks for it on a command line may have forgotten the cluster that is meant. */
function withoutEffect(chosen: Map<string, Given[]>): string[] {
  const allowed = inForce('allow-teardown', chosen)
  if (allowed === undefined || chosen.has('kubeconfig') || chosen.has('context')) return []
  return [
    `${allowed.where} changes nothing: without kubeconfig or context the cluster is thrown away, and the probe may delete there anyway`,
  ]
}

/** The value of an option that says something else than its default. */
function inForce(name: CheckOptionName, chosen: Map<string, Given[]>): Given | undefined {
  const option: OptionDefinition = CHECK_OPTIONS[name]
  const given = chosen.get(name)?.at(-1)
  return given?.text.toLowerCase() === option.default ? undefined : given
}
