/**
 * Records what the real helm says, for the tests of the parsers. Needs a throw-away cluster in KUBECONFIG and kubectl on PATH:
 * `node test/unit/scenario/recorded/record.ts HELM NAME` runs every scenario with the program HELM and writes NAME.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../../../../src/process.ts'
import { RECORDED_FILES } from './recorded-files.ts'

const [helm, name] = process.argv.slice(2)
if (helm === undefined || name === undefined) throw new Error('usage: record.ts HELM NAME')
const here = mkdtempSync(`${tmpdir()}/recorded-`)
for (const [path, text] of Object.entries(RECORDED_FILES)) {
  mkdirSync(dirname(join(here, path)), { recursive: true })
  writeFileSync(join(here, path), text)
}
const namespace = `recorded-${name.replaceAll(/[^a-z0-9]/g, '')}`
const recorded: Record<string, { args: string[]; exitCode: number | undefined; stdout: string; stderr: string }> = {}

async function say(title: string, ...args: string[]): Promise<void> {
  // a fresh discovery cache each time: with an old one helm does not notice that a CRD is gone
  const cache = mkdtempSync(`${tmpdir()}/recorded-`)
  const env = { KUBECACHEDIR: cache }
  const options = { timeoutMs: 120_000, cwd: here, env }
  const { exitCode, stdout, stderr } = await run(helm as string, [...args, '--namespace', namespace], options)
  rmSync(cache, { recursive: true })
  recorded[title] = { args, exitCode, stdout, stderr }
  console.log(`${title}: exit ${exitCode}`)
}

async function kubectl(...args: string[]): Promise<void> {
  await run('kubectl', args, { timeoutMs: 120_000, cwd: here })
}

/** Installs the chart with the settings given, runs the scenario, and clears the namespace. */
async function scenario(release: string, settings: string[], steps: () => Promise<void>, wait = true): Promise<void> {
  await kubectl('create', 'namespace', namespace)
  const set = settings.flatMap(setting => ['--set', setting])
  await say(`${release}: install`, 'install', release, 'chart', ...set, ...(wait ? ['--wait', '--timeout', '20s'] : []))
  await steps()
  await kubectl('delete', 'namespace', namespace)
  await kubectl('delete', 'clusterrole', `${release}-kept`, '--ignore-not-found')
}

async function uninstallAndAsk(release: string, ...args: string[]): Promise<void> {
  await say(`${release}: uninstall`, 'uninstall', release, ...args)
  await say(`${release}: status after`, 'status', release, '--output', 'json')
  await say(`${release}: history after`, 'history', release, '--max', '1', '--output', 'json')
}

await say('version', 'version', '--short')
await scenario('plain', ['postDelete=true'], async () => {
  await say('plain: manifest', 'get', 'manifest', 'plain')
  await say('plain: hooks', 'get', 'hooks', 'plain')
  await say('plain: history', 'history', 'plain', '--max', '1', '--output', 'json')
  await uninstallAndAsk('plain')
  await say('plain: manifest after', 'get', 'manifest', 'plain')
})
await scenario('kept', ['kept=true'], () => uninstallAndAsk('kept'))
await scenario('history', [], () => uninstallAndAsk('history', '--keep-history'))
await scenario('pre-delete-fails', ['preDelete=exit 3'], () => uninstallAndAsk('pre-delete-fails'))
await scenario('pre-delete-hangs', ['preDelete=sleep 600'], () =>
  uninstallAndAsk('pre-delete-hangs', '--timeout', '4s'),
)
await scenario('post-delete-fails', ['postDelete=exit 3', 'kept=true'], () => uninstallAndAsk('post-delete-fails'))
await kubectl('apply', '-f', 'gadget-crd.yaml')
await kubectl('wait', '--for=condition=Established', 'crd/gadgets.recorded.example.com', '--timeout=30s')
await scenario('crd-gone', ['custom=true'], async () => {
  await kubectl('delete', '-f', 'gadget-crd.yaml')
  await uninstallAndAsk('crd-gone')
})
await scenario('crd-missing', ['custom=true'], () => uninstallAndAsk('crd-missing'))
await scenario('tested', ['test=true'], () => say('tested: test', 'test', 'tested', '--timeout', '20s'))
await scenario('test-fails', ['test=echo no; exit 1'], () =>
  say('test-fails: test', 'test', 'test-fails', '--timeout', '20s'),
)
await scenario('not-ready', ['deployment=true', 'image=absent:0'], async () => {
  await say('not-ready: history', 'history', 'not-ready', '--max', '1', '--output', 'json')
})
await say('template fails', 'template', 'x', 'chart', '--set', 'fail=no colour given')
await say('template renders no YAML', 'template', 'x', 'chart', '--set', 'raw=x: : y')
await say('no such function', 'template', 'x', 'broken-chart')
await say('values not YAML', 'template', 'x', 'chart', '--values', 'broken-values.txt')
await say('values missing', 'template', 'x', 'chart', '--values', 'absent.yaml')
rmSync(here, { recursive: true })
writeFileSync(join(import.meta.dirname, `${name}.json`), `${JSON.stringify(recorded, null, 2)}\n`)
