/** Which kubeconfig is meant when only a context, or nothing, was named. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { usageProblem } from '../problem.ts'

/**
 * The file that KUBECONFIG names, else that in $HOME, as kubectl has it. Throws a usage problem for a list of files (which one
 * is a guess), when neither variable is set, and when the file is not there: the user named none, so it says where it comes from.
 */
export function defaultKubeconfig(env: NodeJS.ProcessEnv): string {
  const files = (env.KUBECONFIG ?? '').split(delimiter).filter(file => file !== '')
  if (files.length > 1) throw usageProblem(`KUBECONFIG names ${files.length} files`, 'Say which one with --kubeconfig.')
  if (files[0] !== undefined) return there(files[0], 'It is what KUBECONFIG names; name another one with --kubeconfig.')
  if (!env.HOME) throw usageProblem('neither KUBECONFIG nor HOME is set', 'Say which kubeconfig with --kubeconfig.')
  return there(join(env.HOME, '.kube/config'), 'It is the default; name another one with KUBECONFIG or --kubeconfig.')
}

function there(path: string, hint: string): string {
  if (!existsSync(path)) throw usageProblem(`The kubeconfig ${path} does not exist.`, hint)
  return path
}
