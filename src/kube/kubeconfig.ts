/** Reading a kubeconfig file with client-node, and saying what is wrong with it. */
import { existsSync } from 'node:fs'
import type { KubeConfig } from '@kubernetes/client-node'
import { messageOf, usageProblem } from '../problem.ts'

export interface KubeconfigChoice {
  /** path of the file */
  kubeconfig: string
  /** the file's current context when absent */
  context?: string
}

/** The loaded file, its chosen context made current, and the address of that context's cluster. Throws usage problems only. */
export async function loadKubeconfig(choice: KubeconfigChoice): Promise<{ config: KubeConfig; server: string }> {
  const { kubeconfig } = choice
  if (!existsSync(kubeconfig)) {
    throw usageProblem(`The kubeconfig ${kubeconfig} does not exist.`, 'Check the path given with --kubeconfig.')
  }
  // Imported when it is needed: loading it takes longer than a whole snapshot (see connection.ts).
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js')
  const config = new KubeConfig()
  try {
    config.loadFromFile(kubeconfig)
  } catch (error) {
    throw usageProblem(
      `The kubeconfig ${kubeconfig} can't be read: ${messageOf(error)}`,
      'It has to be a YAML file of kind Config with clusters, users and contexts.',
      error,
    )
  }
  config.setCurrentContext(chooseContext(config, choice))
  return { config, server: serverOf(config, choice) }
}

function chooseContext(config: KubeConfig, { kubeconfig, context }: KubeconfigChoice): string {
  const names = config.getContexts().map(({ name }) => name)
  const known = names.length === 0 ? 'It has no contexts.' : `Its contexts are: ${names.join(', ')}.`
  const wanted = context ?? config.getCurrentContext()
  if (!wanted)
    throw usageProblem(`The kubeconfig ${kubeconfig} has no current context.`, `Choose one with --context. ${known}`)
  if (!names.includes(wanted)) throw usageProblem(`The kubeconfig ${kubeconfig} has no context ${wanted}.`, known)
  return wanted
}

function serverOf(config: KubeConfig, { kubeconfig }: KubeconfigChoice): string {
  const context = config.getContextObject(config.getCurrentContext())
  const cluster = config.getCurrentCluster()
  if (!cluster) throw usageProblem(`The kubeconfig ${kubeconfig} has no cluster ${context?.cluster}.`)
  // Without a user client-node would also leave out the cluster's certificate authority.
  if (!config.getCurrentUser()) throw usageProblem(`The kubeconfig ${kubeconfig} has no user ${context?.user}.`)
  if (!URL.canParse(cluster.server)) {
    throw usageProblem(`The kubeconfig ${kubeconfig} has no valid server address: ${cluster.server}`)
  }
  return cluster.server
}
