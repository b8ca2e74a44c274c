/** Where tools, and what is built from source, are kept between runs. */
import { join } from 'node:path'

/** `$CLEAN_UNINSTALL_CACHE`, or `~/.cache/clean-uninstall`; an empty variable is the same as none. */
export function cacheDirOf(env: NodeJS.ProcessEnv, home: string): string {
  return env.CLEAN_UNINSTALL_CACHE || join(home, '.cache/clean-uninstall')
}
