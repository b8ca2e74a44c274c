/** Where a chart lies in its repository: the name of its files that reviewers and their tools know. */
import { access, realpath } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

/**
 * The path of the directory in the checkout that it lies in, with `/`; `.` for the checkout itself, undefined outside of any. The
 * checkout is the nearest directory with a `.git`, but none above `workspace` (`actions/checkout` may have put the repository in a
 * directory of its own); without a `.git` it is the workspace.
 */
export async function repositoryPathOf(directory: string, workspace?: string): Promise<string | undefined> {
  const path = await realpath(directory)
  const top = workspace === undefined ? undefined : await realpath(workspace).catch(() => undefined)
  const root = (await checkoutOf(path, top)) ?? top
  if (root === undefined || !isBelow(path, root)) return undefined
  return relative(root, path).split(sep).join('/') || '.'
}

async function checkoutOf(path: string, top: string | undefined): Promise<string | undefined> {
  for (let directory = path; top === undefined || isBelow(directory, top); directory = dirname(directory)) {
    if (await exists(join(directory, '.git'))) return directory
    if (directory === dirname(directory)) break
  }
  return undefined
}

function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
