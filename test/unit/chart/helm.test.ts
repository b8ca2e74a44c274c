import { expect, test } from 'vitest'
import {
  dependencyBuildArgs,
  getHooksArgs,
  getManifestArgs,
  type Helm,
  helmBaseEnv,
  helmClient,
  helmEnv,
  historyArgs,
  installArgs,
  majorOf,
  templateArgs,
  testArgs,
  uninstallArgs,
} from '../../../src/chart/helm.ts'

const helm: Helm = { path: '/bin/helm', version: '4.3.1', major: 4, kubeconfig: '/k', context: 'kind-x' }
const release = { releaseName: 'rel', namespace: 'ns' }
const onCluster = ['--namespace', 'ns', '--kubeconfig', '/k', '--kube-context', 'kind-x']

function install(changes: object = {}): string[] {
  const options = { ...release, values: [], set: [], helmArgs: [], createNamespace: false, installTimeoutMs: 90_000 }
  return installArgs(helm, '/chart', { ...options, ...changes })
}

test.for<[string, string[], string[]]>([
  ['install', install(), ['install', 'rel', '/chart', ...onCluster, '--wait', '--timeout', '1m30s']],
  [
    'install with everything: values and settings in order, the own arguments last',
    install({ createNamespace: true, values: ['b.yaml', 'a.yaml'], set: ['x=1', 'x=2'], helmArgs: ['--wait=legacy'] }),
    [
      ...['install', 'rel', '/chart', ...onCluster, '--create-namespace', '--values', 'b.yaml', '--values', 'a.yaml'],
      ...['--set', 'x=1', '--set', 'x=2', '--wait', '--timeout', '1m30s', '--wait=legacy'],
    ],
  ],
  [
    'template needs no cluster',
    templateArgs('/chart', {
      ...release,
      values: ['a'],
      set: ['b'],
      helmArgs: ['--no-hooks'],
      apiVersions: ['g/v1'],
      kubernetesVersion: '1.36.3',
    }),
    [
      ...['template', 'rel', '/chart', '--namespace', 'ns', '--values', 'a', '--set', 'b'],
      ...['--kube-version', '1.36.3', '--api-versions', 'g/v1', '--no-hooks'],
    ],
  ],
  ['get manifest', getManifestArgs(helm, release), ['get', 'manifest', 'rel', ...onCluster]],
  ['get hooks', getHooksArgs(helm, release), ['get', 'hooks', 'rel', ...onCluster]],
  ['history', historyArgs(helm, release), ['history', 'rel', ...onCluster, '--max', '1', '--output', 'json']],
  ['test', testArgs(helm, release, 1500), ['test', 'rel', ...onCluster, '--timeout', '1.5s']],
  [
    'uninstall does not wait for the objects to go',
    uninstallArgs(helm, { ...release, uninstallTimeoutMs: 300_000 }),
    ['uninstall', 'rel', ...onCluster, '--timeout', '5m'],
  ],
  [
    'feature 39: what the user adds to the uninstall comes last, so that it wins',
    uninstallArgs(helm, {
      ...release,
      uninstallTimeoutMs: 60_000,
      uninstallArgs: ['--cascade', 'foreground', '--wait', '--no-hooks'],
    }),
    ['uninstall', 'rel', ...onCluster, '--timeout', '1m', '--cascade', 'foreground', '--wait', '--no-hooks'],
  ],
  [
    'dependency build',
    dependencyBuildArgs('/chart', '/w/r.yaml', '/w/c'),
    ['dependency', 'build', '/chart', '--repository-config', '/w/r.yaml', '--repository-cache', '/w/c'],
  ],
])('%s', ([, actual, expected]) => {
  expect(actual).toEqual(expected)
})

test("the user's own default cluster: no flag for what is not known", () => {
  const client = helmClient({ path: 'helm', version: 'v3.21.4' }, { context: 'prod' })
  expect(client.major).toBe(3)
  expect(getHooksArgs(client, release)).toEqual(['get', 'hooks', 'rel', '--namespace', 'ns', '--kube-context', 'prod'])
  expect(helmEnv(client, 'install')).not.toHaveProperty('KUBECONFIG')
})

test("the user's environment cannot redirect Helm", () => {
  const env = helmEnv(helm, 'install')
  for (const name of [
    'HELM_NAMESPACE',
    'HELM_KUBECONTEXT',
    'HELM_KUBETOKEN',
    'HELM_KUBEAPISERVER',
    'HELM_DRIVER',
    'HELM_DEBUG',
  ]) {
    expect(env, name).toHaveProperty(name, undefined)
    expect(helmBaseEnv(), name).toHaveProperty(name, undefined)
  }
  expect(env.KUBECONFIG).toBe('/k')
  expect(env).not.toHaveProperty('KUBECACHEDIR')
})

test('the uninstall does not see what discovery said at the install', () => {
  const client = { ...helm, cacheDir: '/w' }
  expect(helmEnv(client, 'install').KUBECACHEDIR).toBe('/w/install')
  expect(helmEnv(client, 'uninstall').KUBECACHEDIR).toBe('/w/uninstall')
})

test('only Helm 3 and 4', () => {
  expect([majorOf('3.0.0'), majorOf('v4.3.1')]).toEqual([3, 4])
  expect(() => majorOf('2.17.0')).toThrow('neither Helm 3 nor Helm 4')
})
