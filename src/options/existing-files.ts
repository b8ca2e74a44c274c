/** Files that options name: they must be there before anything is started. */
import { access, constants, readdir, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import type { OptionDefinition } from './definition.ts'

type Expected = NonNullable<OptionDefinition['exists']>

/** What is wrong with a path, with the likely reason; undefined when it is as expected. */
export async function whyUnreadable(path: string, expected: Expected, base: string): Promise<string | undefined> {
  const quoted = JSON.stringify(isAbsolute(path) && isInside(path, base) ? relative(base, path) || '.' : path)
  const found = await stat(resolve(base, path)).catch((error: NodeJS.ErrnoException) => error.code ?? 'unreadable')
  if (typeof found === 'string') {
    if (found === 'ENOENT' || found === 'ENOTDIR') {
      return expected === 'directory or nothing' && found === 'ENOENT' ? undefined : missing(path, quoted, base)
    }
    return `${quoted} cannot be read (${found})`
  }
  if (expected === 'file' && found.isDirectory()) return `${quoted} is a directory, not a file`
  if (expected === 'directory or nothing' && !found.isDirectory()) return `${quoted} is a file, not a directory`
  const mode = expected === 'directory or nothing' ? constants.W_OK : constants.R_OK
  return access(resolve(base, path), mode).then(
    () => undefined,
    () => `${quoted} may not be ${mode === constants.W_OK ? 'written' : 'read'} by this user`,
  )
}

async function missing(path: string, quoted: string, base: string): Promise<string> {
  if (/^(oci|https?):\/\//.test(path))
    return `${quoted} is not on disk: give a directory or a file (helm pull fetches charts)`
  if (path.startsWith('~')) return `${quoted} does not exist: nobody replaced "~" by the home directory, write it out`
  if (isAbsolute(path) && !isInside(path, base)) return `${quoted} does not exist`
  // A config file alone is no checkout that is missing: somebody made this directory.
  const isEmpty = await readdir(base).then(
    entries => entries.length === 0,
    () => false,
  )
  if (isEmpty) {
    return `${quoted} does not exist: ${base} is empty, is a checkout step missing before this one?`
  }
  return `${quoted} does not exist: paths here are relative to ${base}`
}

function isInside(path: string, directory: string): boolean {
  return !relative(directory, path).startsWith('..')
}
