#!/usr/bin/env node
/**
 * node scripts/cluster-from-source/up.ts [--kubernetes VERSION]... [--no-test-tools] [--argo-cd]
 *
 * Builds kind, Helm, Kubernetes and node images from source, and says how to use them.
 */
import { parseArgs } from 'node:util'
import { messageOf, Problem, usageProblem, withHint } from '../../src/problem.ts'
import { type ClusterFromSource, clusterFromSource } from './cluster-from-source.ts'
import { DEFAULT_KUBERNETES } from './versions.ts'

const USAGE = `usage: up.ts [--kubernetes VERSION]... [--no-test-tools] [--argo-cd]

  --kubernetes VERSION  a node image to build; may be repeated (default: ${DEFAULT_KUBERNETES.join(' and ')})
  --no-test-tools       without act and actionlint
  --argo-cd             node images with Argo CD in them

Results are kept in $CLEAN_UNINSTALL_CACHE (default ~/.cache/clean-uninstall).`

function parseCommandLine() {
  try {
    return parseArgs({
      options: {
        kubernetes: { type: 'string', multiple: true },
        'no-test-tools': { type: 'boolean', default: false },
        'argo-cd': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw usageProblem(messageOf(error), USAGE, error)
  }
}

async function main(): Promise<void> {
  const values = parseCommandLine()
  if (values.help) return console.log(USAGE)
  const startedAt = performance.now()
  const ground = await clusterFromSource({
    kubernetes: values.kubernetes ?? DEFAULT_KUBERNETES,
    testTools: !values['no-test-tools'],
    argoCd: values['argo-cd'],
    log: line => console.log(line),
  })
  console.log(summary(ground, performance.now() - startedAt))
}

function summary({ binDir, env, nodeImages }: ClusterFromSource, elapsedMs: number): string {
  const exports = Object.entries({ ...env, PATH: `${binDir}:$PATH` }).map(
    ([name, value]) => `  export ${name}="${value}"`,
  )
  const image = Object.values(nodeImages)[0]
  return [
    `ready after ${(elapsedMs / 1000).toFixed(1)} s: ${Object.values(nodeImages).join(', ')}`,
    'to use it by hand:',
    ...exports,
    `  kind create cluster --image ${image}`,
  ].join('\n')
}

/** A signal ends the process, and with it, through execa's clean-up, everything that was started. */
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code))

try {
  await main()
} catch (error) {
  console.error(`error: ${withHint(error, '\n\n')}`)
  process.exitCode = error instanceof Problem && error.kind === 'usage' ? 2 : 1
}
