import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseClusterRecord } from '../../../src/cluster/cluster-record.ts'
import { creationFailure } from '../../../src/cluster/creation-failure.ts'
import { isCreating, isRunningNode } from '../../../src/cluster/creators.ts'
import { createArgs, deleteArgs, isReadyTimeout, nodeImageOf, progressOf } from '../../../src/cluster/kind.ts'
import { kindConfig } from '../../../src/cluster/kind-config.ts'
import {
  digestWarning,
  EXAMPLE_VERSIONS,
  imageForKubernetes,
  kubernetesOfImage,
} from '../../../src/cluster/node-images.ts'
import type { ProcessResult } from '../../../src/process.ts'

const NAME = 'clean-uninstall-0a1b2c3d'

describe('kind create', () => {
  test.for([
    [{}, []],
    [{ image: 'kindest/node:v1.37.0' }, ['--image', 'kindest/node:v1.37.0']],
    [{ config: '/w/kind.yaml' }, ['--config', '/w/kind.yaml']],
    [{ image: 'i', config: 'c' }, ['--image', 'i', '--config', 'c']],
  ] as const)('%j', ([extra, args]) => {
    expect(createArgs({ name: NAME, kubeconfig: '/w/kc', waitMs: 90_500, ...extra })).toEqual([
      ...['create', 'cluster', '--name', NAME, '--kubeconfig', '/w/kc', '--wait', '91s', '--retain'],
      ...args,
    ])
  })

  test('deletes through its own kubeconfig', () => {
    expect(deleteArgs(NAME, '/w/kc')).toEqual(['delete', 'cluster', '--name', NAME, '--kubeconfig', '/w/kc'])
  })

  test.for([
    [' • Preparing nodes 📦   ...', 'Preparing nodes'],
    [' • Ensuring node image (kindest/node:v1.37.0) 🖼️  ...', 'Ensuring node image (kindest/node:v1.37.0)'],
    [' • Waiting ≤ 2m0s for control-plane = Ready ⏳  ...', 'Waiting ≤ 2m0s for control-plane = Ready'],
    [' ✓ Preparing nodes 📦 ', undefined],
    ['Have a nice day! 👋', undefined],
  ] as const)('progress of "%s"', ([line, progress]) => {
    expect(progressOf(line)).toBe(progress)
  })

  test('reads the image that kind chose by itself', () => {
    expect(nodeImageOf(' • Ensuring node image (kindest/node:v1.37.0) 🖼️  ...')).toBe('kindest/node:v1.37.0')
  })

  test('a time-out of --wait is only a warning for kind', () => {
    expect(isReadyTimeout(' • WARNING: Timed out waiting for Ready ⚠️')).toBe(true)
    expect(isReadyTimeout(' • Ready after 12s 💚')).toBe(false)
  })
})

describe('feature 14: Kubernetes version and node image', () => {
  test.for(['1.36', '1.36.4', 'v1.36.4'])('%s is an image with its digest', version => {
    expect(imageForKubernetes(version)).toMatch(/^kindest\/node:v1\.36\.4@sha256:[0-9a-f]{64}$/)
  })

  test.for(['1.20', '1.36.99', '1', '', 'latest', '1.3'])('"%s" is an error that lists what there is', version => {
    expect(() => imageForKubernetes(version)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringMatching(/1\.37\.0, 1\.36\.4.*node-image/s) }),
    )
  })

  test('a patch version that is not there names the one that is', () => {
    expect(() => imageForKubernetes('v1.36.3')).toThrow('for Kubernetes "v1.36.3": of 1.36 there is 1.36.4. Known')
  })

  test('the versions of the documentation are there', () => {
    expect(imageForKubernetes(EXAMPLE_VERSIONS.minor)).toBe(imageForKubernetes(EXAMPLE_VERSIONS.exact))
  })

  test.for([
    ['kindest/node:v1.36.4@sha256:00', '1.36.4'],
    ['localhost:5000/node:v1.30.4', '1.30.4'],
    ['localhost:5000/node', undefined],
    ['kindest/node@sha256:00', undefined],
    ['kindest/node:latest', undefined],
  ] as const)('version of %s', ([image, version]) => {
    expect(kubernetesOfImage(image)).toBe(version)
  })

  test.for([
    ['kindest/node:v1.36.4', true],
    ['kindest/node:v1.36.4@sha256:00', false],
    ['localhost/clean-uninstall/node:v1.36.3', false],
  ] as const)('%s gives a warning: %s', ([image, warns]) => {
    expect(digestWarning(image) !== undefined).toBe(warns)
  })
})

/** The patches as kind reads them. */
function patchesOf(config: string): unknown[] {
  const { kubeadmConfigPatches } = parse(config) as { kubeadmConfigPatches: string[] }
  return kubeadmConfigPatches.map(patch => parse(patch))
}

describe('kind config', () => {
  const USER = `# three nodes
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
featureGates: {CSIMigration: true} # kept as it is
nodes:
- role: control-plane
- role: worker
`

  test.for([
    [{ cgroupVersion: 2 }, false],
    [{ cgroupVersion: 1 }, true],
    [{ cgroupVersion: 1, kubernetesVersion: '1.36.3' }, true],
    [{ cgroupVersion: 1, kubernetesVersion: '1.35.0' }, true],
    [{ cgroupVersion: 1, kubernetesVersion: '1.34.11' }, false],
    [{ cgroupVersion: 2, kubernetesVersion: '1.36.3' }, false],
  ] as const)('%j adds failCgroupV1: %s', ([options, added]) => {
    expect(kindConfig(options)?.includes('failCgroupV1: false') ?? false).toBe(added)
  })

  test('feature 16: a user config is passed through byte for byte when the host needs nothing', () => {
    expect(kindConfig({ userConfig: USER, cgroupVersion: 2 })).toBe(USER)
  })

  test('feature 16: what the host needs is added to it, with the reason, and the rest stays', () => {
    const config = kindConfig({ userConfig: USER, cgroupVersion: 1 }) ?? ''
    expect(config.startsWith(USER)).toBe(true)
    expect(patchesOf(config)).toHaveLength(1)
    expect(config).toContain('cgroup v1')
    expect(config).toContain('failCgroupV1: false')
  })

  test.for(['', '  ', '    '])('our patch comes first, so that the user wins, at indentation "%s"', indent => {
    const item = `${indent}- |\n${indent}  kind: KubeletConfiguration\n${indent}  maxPods: 7\n`
    const userConfig = `${USER}kubeadmConfigPatches:\n${item}networking: {}\n`
    const config = kindConfig({ userConfig, cgroupVersion: 1 }) ?? ''
    expect(patchesOf(config)).toEqual([
      { kind: 'KubeletConfiguration', apiVersion: 'kubelet.config.k8s.io/v1beta1', failCgroupV1: false },
      { kind: 'KubeletConfiguration', maxPods: 7 },
    ])
    expect(config).toContain(item)
  })

  test('a list that can not be added to as text is a usage problem', () => {
    const userConfig = `${USER}kubeadmConfigPatches: []\n`
    expect(() => kindConfig({ userConfig, cgroupVersion: 1 })).toThrow(expect.objectContaining({ kind: 'usage' }))
    expect(kindConfig({ userConfig, cgroupVersion: 2 })).toBe(userConfig)
  })

  test('a user who decided on failCgroupV1 has decided', () => {
    const userConfig = `${USER}kubeadmConfigPatches:\n- |\n  kind: KubeletConfiguration\n  failCgroupV1: true\n`
    expect(kindConfig({ userConfig, cgroupVersion: 1 })).toBe(userConfig)
  })

  test.for(['kind: [', 'hello', 'kind: Deployment\n', ''])('%j is a usage problem', userConfig => {
    expect(() => kindConfig({ userConfig, cgroupVersion: 2 })).toThrow(expect.objectContaining({ kind: 'usage' }))
  })
})

describe('why a creation failed', () => {
  const failed = (stderr: string, more: Partial<ProcessResult> = {}): ProcessResult => ({
    ...{ argv: ['kind'], exitCode: 1, stdout: '', stderr, durationMs: 4_000, timedOut: false, cancelled: false },
    ...more,
  })

  test.for([
    ['failed to pull image "kindest/node:v9": manifest unknown', /could not be pulled/],
    ['failed to create fsnotify watcher: too many open files', /inotify/],
    ['write /var/lib: no space left on device', /disk is full/],
    ['Bind for 0.0.0.0:80 failed: port is already allocated', /port/],
    ['error setting rlimit type 7: operation not permitted', /limits/],
    ['could not find a log line that matches "Reached target"', /did not start/],
    ['cgroup v1 is deprecated\nsomething nobody knows', /doctor/],
  ] as const)('%s', ([stderr, hint]) => {
    const problem = creationFailure(failed(stderr))
    expect(problem).toMatchObject({ kind: 'infrastructure', hint: expect.stringMatching(hint) })
    expect(problem.message).toContain(stderr)
  })

  test('nodes that are not ready in time are a failure', () => {
    const problem = creationFailure(failed(' • WARNING: Timed out waiting for Ready ⚠️', { exitCode: 0 }))
    expect(problem.message).toMatch(/not ready in time/)
  })

  test('a time limit is named', () => {
    expect(creationFailure(failed('', { exitCode: undefined as never, timedOut: true })).message).toMatch(/within 4s/)
  })
})

describe('cluster record', () => {
  const RECORD = {
    name: NAME,
    provider: 'podman',
    engine: 'podman',
    kind: '/bin/kind',
    kubeconfig: '/w/kc',
    workDir: '/w',
  }

  test('comes back from JSON as it went', () => {
    expect(parseClusterRecord(JSON.stringify(RECORD))).toEqual(RECORD)
  })

  test.for([
    '',
    'null',
    '{}',
    JSON.stringify({ ...RECORD, name: 'production' }),
    JSON.stringify({ ...RECORD, name: `${NAME} --all` }),
    JSON.stringify({ ...RECORD, engine: '/tmp/evil' }),
  ])('%s is refused', json => {
    expect(() => parseClusterRecord(json)).toThrow(expect.objectContaining({ kind: 'infrastructure' }))
  })
})

describe('processes that still create a cluster', () => {
  test.for([
    [`/usr/bin/kind create cluster --name ${NAME} --kubeconfig /w/kc`, true],
    [`kind create cluster --name ${NAME}0 --kubeconfig /w/kc`, false],
    [`kind delete cluster --name ${NAME}`, false],
    [`grep ${NAME}`, false],
  ] as const)('%s', ([command, creating]) => {
    expect(isCreating(command, NAME)).toBe(creating)
  })

  test.for([
    [`podman run --name ${NAME}-control-plane --label io.x-k8s.kind.cluster=${NAME} --detach`, true],
    [`conmon -n ${NAME}-control-plane --exit-command-arg rm`, false],
    [`podman run --label io.x-k8s.kind.cluster=${NAME}0 x`, false],
  ] as const)('%s', ([command, running]) => {
    expect(isRunningNode(command, NAME)).toBe(running)
  })
})
