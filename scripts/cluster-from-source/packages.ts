/** Debian packages of this machine: the container engine and the maker of Debian trees. */
import { infrastructureProblem } from '../../src/problem.ts'
import { run } from '../../src/process.ts'
import { runTool } from './run-tool.ts'
import type { Workshop } from './workshop.ts'

/** podman with what Debian only recommends for it (network and DNS of containers), and runc: crun refuses the hybrid cgroup v1 layout. */
export const HOST_PACKAGES = [
  'podman',
  'runc',
  'netavark',
  'aardvark-dns',
  'containernetworking-plugins',
  'iptables',
  'mmdebstrap',
  'debian-archive-keyring',
  // for the tests' servers
  'openssl',
] as const

/** Installs what is missing; asks the network only then. */
export async function installPackages({ progress, signal }: Workshop): Promise<void> {
  const missing = await missingPackages(HOST_PACKAGES)
  if (missing.length === 0) return
  await progress.step(`Debian packages: ${missing.join(' ')}`, tell => aptInstall(missing, tell, signal))
}

/** Without what is only recommended. `tell` hears which program is run. */
export async function aptInstall(
  packages: readonly string[],
  tell: (now: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, ...(signal && { signal }) }
  tell('apt-get update')
  const update = ['apt-get', 'update', '-qq'] as const
  await runTool('refresh the package lists (apt-get update)', [...update], { timeoutMs: 180_000, ...options })
  tell('apt-get install')
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages] as const
  await runTool(`install ${packages.join(', ')}`, [...install], { timeoutMs: 600_000, ...options })
}

async function missingPackages(wanted: readonly string[]): Promise<string[]> {
  const result = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted], {
    timeoutMs: 30_000,
  })
  if (result.startError === 'ENOENT') {
    throw infrastructureProblem(
      'this is not a Debian system: dpkg-query was not found',
      'Build the cluster from source on Debian 12, or use the ordinary kindest/node image where a container registry can be reached.',
    )
  }
  const installed = installedPackages(result.stdout)
  return wanted.filter(name => !installed.has(name))
}

/** Names of the installed packages in dpkg-query's output; removed ones with configuration files left are listed there too. */
export function installedPackages(output: string): Set<string> {
  const rows = output.split('\n').map(row => row.split(' '))
  return new Set(rows.flatMap(([name, status]) => (name && status === 'installed' ? [name] : [])))
}
