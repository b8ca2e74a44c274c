/** Which kubeconfig is meant when only a context, or nothing, was named. */
import { delimiter, join } from 'node:path'
import { usageProblem } from '../problem.ts'

/**
 * The file that KUBECONFIG names, else that in $HOME, as kubectl has it. Throws a usage problem for a list of files (which one
 * is a guess), and when neither variable is set.
 */
export function defaultKubeconfig(env: NodeJS.ProcessEnv): string {
  const files = (env.KUBECONFIG ?? '').split(delimiter).filter(file => file !== '')
  if (files.length > 1) throw usageProblem(`KUBECONFIG names ${files.length} files`, 'Say which one with --kubeconfig.')
  if (files[0] !== undefined) return files[0]
  if (!env.HOME) throw usageProblem('neither KUBECONFIG nor HOME is set', 'Say which kubeconfig with --kubeconfig.')
  return join(env.HOME, '.kube/config')
}
