import { expect, test } from 'vitest'
import type { KubeObject } from '../../../src/kube/object.ts'
import { containerNames, containerToAsk } from '../../../src/scenario/pod-containers.ts'

const SPEC = { initContainers: [{ name: 'migrate' }], containers: [{ name: 'proxy' }, { name: 'main' }] }

function pod(status: object, annotations: Record<string, string> = {}, spec: object = SPEC): KubeObject {
  const metadata = { name: 'p', namespace: 'apps', uid: 'p', resourceVersion: '1', creationTimestamp: '', annotations }
  return { metadata, spec: { ...spec }, status: { phase: 'Running', ...status } }
}

const is = (name: string, state: object, more: object = {}) => ({ name, state, ...more })
const running = { running: {} }
const ended = (exitCode: number) => ({ terminated: { exitCode } })
const waiting = (reason: string) => ({ waiting: { reason } })

test.for<[what: string, KubeObject, container: string]>([
  [
    'the init container that failed',
    pod({
      initContainerStatuses: [is('migrate', ended(1))],
      containerStatuses: [is('proxy', waiting('PodInitializing'))],
    }),
    'migrate',
  ],
  [
    'the container that failed, not its sidecar',
    pod({ containerStatuses: [is('proxy', running, { ready: true }), is('main', ended(3))] }),
    'main',
  ],
  [
    'the one that failed and is started again',
    pod({
      containerStatuses: [
        is('proxy', running),
        is('main', waiting('CrashLoopBackOff'), { lastState: ended(1), restartCount: 2 }),
      ],
    }),
    'main',
  ],
  [
    'not an init container that did its work',
    pod({
      initContainerStatuses: [is('migrate', ended(0))],
      containerStatuses: [is('proxy', running), is('main', ended(1))],
    }),
    'main',
  ],
  [
    'the one that can not start: a sidecar explains nothing',
    pod({ containerStatuses: [is('proxy', running), is('main', waiting('ImagePullBackOff'))] }),
    'main',
  ],
  [
    'the one that kubectl asks',
    pod(
      { containerStatuses: [is('proxy', running), is('main', running)] },
      { 'kubectl.kubernetes.io/default-container': 'main' },
    ),
    'main',
  ],
  ['else the first', pod({}), 'proxy'],
])('%s', ([, given, container]) => expect(containerToAsk(given)).toBe(container))

test('a pod without containers that we know has none', () => {
  expect(containerToAsk(pod({}, {}, { containers: 'none' }))).toBeUndefined()
  expect(containerNames(pod({}, {}, {}))).toEqual([])
  expect(containerNames(pod({}))).toEqual(['migrate', 'proxy', 'main'])
})
