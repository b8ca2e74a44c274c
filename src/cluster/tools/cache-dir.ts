/** Where tools, and what is built from source, are kept between runs. */
import { join, resolve } from 'node:path'

/** `$CLEAN_UNINSTALL_CACHE`, or `~/.cache/clean-uninstall`; an empty variable is the same as none. Absolute, as paths of programs have to be. */
export function cacheDirOf(env: NodeJS.ProcessEnv, home: string): string {
  return resolve(env.CLEAN_UNINSTALL_CACHE || join(home, '.cache/clean-uninstall'))
}
