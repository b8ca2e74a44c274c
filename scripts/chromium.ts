/** A browser for the tests of the HTML report: Chromium or Chrome where one is installed, else Debian's package. */
import { whereIs } from '../src/cluster/tools/look-up.ts'
import { infrastructureProblem } from '../src/problem.ts'
import { aptInstall } from './cluster-from-source/packages.ts'

/** Ubuntu's chromium-browser is not among them: it is a snap, which containers and root can't run. */
const COMMANDS = ['chromium', 'google-chrome', 'google-chrome-stable'] as const

/**
 * Nothing of a browser that talks to its maker, and no sandbox: root has none, and the pages are ours.
 * https://peter.sh/experiments/chromium-command-line-switches/
 */
export const CHROMIUM_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

/** Absolute path. Installs the package where that is possible: as root, with apt. */
export async function obtainChromium(env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<string> {
  const there = await findChromium(env)
  if (there !== undefined) return there
  if (process.getuid?.() === 0 && (await whereIs('apt-get', env)) !== undefined)
    await aptInstall(['chromium'], now => log(`chromium: ${now}`))
  const installed = await findChromium(env)
  if (installed !== undefined) return installed
  throw infrastructureProblem(
    `the tests of the HTML report need a browser, and none of ${COMMANDS.join(', ')} is on PATH`,
    'Install Chromium (on Debian, as root: apt-get install chromium) or Chrome, and start again.',
  )
}

async function findChromium(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const paths = await Promise.all(COMMANDS.map(command => whereIs(command, env)))
  return paths.find(path => path !== undefined)
}
