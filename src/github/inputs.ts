/** The action's inputs, from the environment that the runner made for this step. */
import { type LoadedOptions, loadCheckOptions } from '../options/load.ts'

/** Paths are relative to the workspace, where the repository is checked out. Throws one usage problem that lists everything. */
export async function readActionOptions(env: NodeJS.ProcessEnv): Promise<LoadedOptions> {
  return loadCheckOptions({ inputs: env, cwd: env.GITHUB_WORKSPACE || process.cwd() })
}
