/** What whole runs of the command line need: a chart, and a helm that plays its part on the fake API server. */
import type { FakeApiServer } from '../../fake-api-server/server.ts'
import { type Part, scriptedHelm } from '../scenario/scripted-helm.ts'

export const CHART = {
  'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
  'app/templates/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n',
}
export const SETTINGS = '/api/v1/namespaces/clean-uninstall-test/configmaps/settings'

/** What helm does to the cluster: one request, sent as helm would send it. */
export function request(server: FakeApiServer, method: 'PATCH' | 'DELETE', object?: object): string {
  const body = object === undefined ? '' : `, body: ${JSON.stringify(JSON.stringify(object))}`
  const code = `await fetch(${JSON.stringify(server.url + SETTINGS)}, { method: ${JSON.stringify(method)}${body} })`
  const quoted = `'${code.replaceAll("'", "'\\''")}'`
  return `NODE_TLS_REJECT_UNAUTHORIZED=0 '${process.execPath}' --no-warnings --input-type=module --eval ${quoted}\n`
}

/** A helm whose install makes a ConfigMap, and whose uninstall does what `uninstall` says. */
export function helmFor(server: FakeApiServer, metadata: object, parts: Record<string, Part>) {
  const object = { metadata: { name: 'settings', namespace: 'clean-uninstall-test', ...metadata } }
  const manifest =
    '---\n# Source: app/templates/settings.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n'
  const notFound = { exitCode: 1, stderr: 'Error: release: not found\n' }
  return scriptedHelm({
    version: { stdout: 'v4.3.1' },
    history: notFound,
    install: { run: request(server, 'PATCH', object), stdout: 'NAME: app\nNOTES:\nYour password is hush\n' },
    'get-manifest': { stdout: manifest },
    uninstall: { run: request(server, 'DELETE'), stdout: 'release "app" uninstalled\n' },
    ...parts,
  })
}

export function checkArgs(server: FakeApiServer, ...more: string[]): string[] {
  return ['check', 'app', '--kubeconfig', server.kubeconfig, '--settle-timeout', '15s', ...more]
}
