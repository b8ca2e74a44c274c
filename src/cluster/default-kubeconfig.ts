/** Which kubeconfig is meant when only a context, or nothing, was named. */
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { usageProblem } from '../problem.ts'

/** The file that KUBECONFIG names, else ~/.kube/config. Throws a usage problem for a list of files: which one is a guess. */
export function defaultKubeconfig(env: NodeJS.ProcessEnv, home: string = homedir()): string {
  const files = (env.KUBECONFIG ?? '').split(delimiter).filter(file => file !== '')
  if (files.length > 1) throw usageProblem(`KUBECONFIG names ${files.length} files`, 'Say which one with --kubeconfig.')
  return files[0] ?? join(home, '.kube/config')
}
