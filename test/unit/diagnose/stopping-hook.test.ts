import { describe, expect, test } from 'vitest'
import type { HookObject } from '../../../src/chart/chart.ts'
import type { ClusterEvent } from '../../../src/diagnose/evidence/evidence.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import {
  chart,
  DELETED_AT,
  evidence,
  hook,
  LATER,
  manifest,
  operator,
  release,
  type Scene,
  thing,
  uninstall,
} from '../../builders/evidence.ts'
import { aborted, abortedRun, byOperator, CRD, crdFile, FINALIZER, setByOperator } from '../../builders/scenes.ts'

const HELM_4 =
  'Error: resource Job/apps/cleanup not ready. status: InProgress, message: Job in progress\ncontext deadline exceeded'

/** The hook's delete policy took its Job away, and another hook completed before. */
function gone(over: Scene = {}): Scene {
  const { after = [] } = aborted()
  return aborted({
    after: after.filter(({ id }) => !/^(jobs|pods)$/.test(id.resource)),
    release: release({
      objects: [manifest('configmaps/apps/settings'), operator()],
      hooks: [hook('jobs/apps/bye'), hook('jobs/apps/cleanup'), hook('jobs/apps/cleanup')],
    }),
    uninstall: uninstall({
      ...abortedRun,
      stderr: HELM_4,
      argv: ['helm', 'uninstall', 'app', '--timeout', '60s'],
    }),
    full: [],
    ...over,
  })
}

function event(about: string, reason: string, message: string): ClusterEvent {
  const type = reason.startsWith('Failed') ? 'Warning' : 'Normal'
  return { at: LATER, type, reason, message, uid: 'gone', about }
}

const JOB = 'Job/cleanup (apps)'
const REFUSED = event(
  JOB,
  'FailedCreate',
  'Error creating: pods "cleanup-" is forbidden: error looking up service account apps/cleaner: serviceaccount "cleaner" not found',
)
const created = (name: string) => event(JOB, 'SuccessfulCreate', `Created pod: ${name}`)

/** The body of a Job that runs this. */
const runs = (script: string) => ({ body: { spec: { template: { spec: { containers: [{ args: [script] }] } } } } })

function explained(scene: Scene) {
  const [finding, ...others] = explain(evidence(scene))
  expect(others).toEqual([])
  expect(finding?.class).toBe('A11')
  return finding as NonNullable<typeof finding>
}

describe('the hook to blame', () => {
  test.for([
    ['Helm 4 names it', HELM_4],
    ['Helm 3 names it', 'Error: 1 error occurred:\n\t* job cleanup failed: BackoffLimitExceeded\n\n'],
  ])('%s, once', ([, stderr]) => {
    const { cause } = explained(gone({ uninstall: uninstall({ ...abortedRun, stderr: stderr ?? '' }) }))
    expect(cause.match(/Job\/\w+ \(apps\)/g)).toEqual([JOB])
  })

  test('Helm names none: not the one that completed', () => {
    const run = uninstall({ ...abortedRun, stderr: 'Error: timed out waiting for the condition' })
    const events = [event('Job/bye (apps)', 'Completed', 'Job completed'), created('cleanup-1')]
    expect(explained(gone({ uninstall: run, events })).cause).toContain(`The pre-delete hook ${JOB} did not end`)
    expect(explained(gone({ uninstall: run })).cause).toContain('Job/bye (apps) and Job/cleanup (apps)')
  })
})

describe('why it stopped the uninstall', () => {
  test('its pod was refused for want of a ServiceAccount', () => {
    const finding = explained(gone({ events: [REFUSED] }))
    expect(finding.cause).toContain('its pod was refused, because ServiceAccount cleaner does not exist')
    expect(finding.chartFix.what).toContain('Add ServiceAccount cleaner')
    expect(finding.evidence[0]).toEqual({ fact: `FailedCreate: ${REFUSED.message}`, source: `event of ${JOB}` })
  })

  test('its pod was refused for another reason', () => {
    const message = 'Error creating: pods "cleanup-" is forbidden: exceeded quota: pods=0'
    const { cause } = explained(gone({ events: [event(JOB, 'FailedCreate', message)] }))
    expect(cause).toContain('its pod was refused (pods "cleanup-" is forbidden: exceeded quota: pods=0)')
  })

  test('a refusal that passed is not the reason', () => {
    expect(explained(gone({ events: [REFUSED, created('cleanup-1')] })).cause).toContain('did not end within')
  })

  test('it waits for what a finalizer holds', () => {
    const demo = thing('databases/apps/demo', {
      finalizers: [FINALIZER],
      deletionTimestamp: DELETED_AT,
      writers: setByOperator,
    })
    const waits = hook('jobs/apps/cleanup', runs('kubectl delete databases.db.example.com --all'))
    const scene = gone({
      after: [...(gone().after ?? []), demo],
      events: [created('cleanup-1')],
      release: release({ objects: [manifest('configmaps/apps/settings'), operator()], hooks: [waits] }),
    })
    const finding = explained(scene)
    expect(finding.cause).toContain(
      `did not end within Helm's limit of 60s: Database/demo (apps) is in deletion, and Deployment/my-operator (apps) did not take off its finalizer \`${FINALIZER}\``,
    )
    expect(finding.chartFix.what).toContain('Let Deployment/my-operator (apps) take the finalizer off')
  })

  describe('not what it has nothing to do with', () => {
    const finalizers = [FINALIZER]
    const held = thing('databases/apps/demo', { finalizers, deletionTimestamp: DELETED_AT, writers: setByOperator })
    const claim = thing('persistentvolumeclaims/apps/data', {
      ...{ finalizers: ['kubernetes.io/pvc-protection'], deletionTimestamp: DELETED_AT },
    })
    const cause = (hooks: HookObject[], objects = [held], others: HookObject[] = []) =>
      explained(
        gone({
          after: [...(gone().after ?? []), ...objects],
          release: release({
            objects: [manifest('configmaps/apps/settings'), operator()],
            hooks: [...hooks, ...others],
          }),
        }),
      ).cause
    const silent = hook('jobs/apps/cleanup', runs('kubectl delete leases --all'))

    test("nor what waits for Kubernetes' own", () =>
      expect(cause([hook('jobs/apps/cleanup', runs('kubectl delete pvc data'))], [claim])).not.toContain('in deletion'))
    test('its text names another kind', () => expect(cause([silent])).not.toContain('in deletion'))
    test('but its text names the object', () =>
      expect(cause([hook('jobs/apps/cleanup', runs('drop demo'))])).toContain('Database/demo (apps) is in deletion'))
    test('or its role names the resource', () => {
      const spec = { serviceAccountName: 'cleaner', containers: [] }
      const program = hook('jobs/apps/cleanup', { body: { spec: { template: { spec } } } })
      const binding = hook('rolebindings/apps/cleaner', {
        kind: 'RoleBinding',
        body: { roleRef: { kind: 'Role', name: 'cleaner' }, subjects: [{ kind: 'ServiceAccount', name: 'cleaner' }] },
      })
      const role = (resource: string) =>
        hook('roles/apps/cleaner', {
          kind: 'Role',
          body: { rules: [{ apiGroups: ['db.example.com'], resources: [resource] }] },
        })
      expect(cause([program], [held], [binding, role('databases')])).toContain('Database/demo (apps) is in deletion')
      expect(cause([program], [held], [binding, role('*')])).not.toContain('in deletion')
    })
  })

  test('what it waits for, and the last line of its log', () => {
    const { after = [] } = aborted()
    const held = thing('databases/apps/demo', { finalizers: [FINALIZER], deletionTimestamp: DELETED_AT })
    const { cause } = explained(
      aborted({
        after: [...after, held],
        full: [],
        release: release({
          objects: [manifest('configmaps/apps/settings'), operator()],
          hooks: [hook('jobs/apps/cleanup', runs('kubectl delete database demo'))],
        }),
        uninstall: uninstall({ ...abortedRun, stderr: HELM_4 }),
        hookLogs: new Map([['pod', 'database "demo" deleted']]),
      }),
    )
    expect(cause).toContain('Database/demo (apps) is in deletion')
    expect(cause).toContain('the last line of its log: database "demo" deleted')
  })

  test('the last line of its log, and the exit code', () => {
    const { full = [] } = aborted()
    const ended = { containerStatuses: [{ state: { terminated: { exitCode: 3 } } }] }
    const scene = aborted({
      full: full.map(([object, fields]) => [object, object.id.kind === 'Pod' ? { status: ended } : fields]),
      hookLogs: new Map([['pod', 'deleting\nerror: unknown flag: --bogus\n']]),
    })
    const finding = explained(scene)
    expect(finding.cause).toContain('failed with exit code 3; the last line of its log: error: unknown flag: --bogus')
    expect(finding.chartFix.what).not.toContain('ignore-not-found')
    const notFound = explained({ ...scene, hookLogs: new Map([['pod', 'Error from server (NotFound)']]) })
    expect(notFound.chartFix.what).toContain('--ignore-not-found')
  })

  test('its pods are gone, and there were several', () => {
    const { cause } = explained(gone({ events: [created('cleanup-1'), created('cleanup-2')] }))
    expect(cause).toContain('each pod that ended did so without success, and another was made, 2 pods in all')
  })

  test('what the Job says of itself', () => {
    expect(explained(aborted()).cause).toContain('failed (BackoffLimitExceeded: Job has reached')
  })

  test('nothing is known', () => {
    expect(explained(gone({ uninstall: abortedRun })).cause).toContain(`The pre-delete hook ${JOB} failed. Helm`)
  })
})

test('the clean-up goes on after --no-hooks with what is not part of the release', () => {
  const webhook = thing('validatingwebhookconfigurations/guard', { writers: byOperator })
  const made = thing('configmaps/apps/state', { writers: byOperator })
  const demo = thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator })
  const scene = gone({
    after: [...(gone().after ?? []), made, thing(CRD), demo, webhook],
    chart: chart({ crds: [crdFile] }),
  })
  const commands = explained(scene).cleanUp.map(({ argv }) =>
    argv
      .slice(0, 3)
      .concat(argv.at(-1) ?? '')
      .join(' '),
  )
  expect(commands).toEqual([
    'helm uninstall app --no-hooks',
    'kubectl delete validatingwebhookconfigurations.admissionregistration.k8s.io guard',
    'kubectl delete databases.db.example.com demo',
    'kubectl patch databases.db.example.com demo',
    'kubectl delete configmaps state',
    'kubectl delete customresourcedefinitions.apiextensions.k8s.io databases.db.example.com',
  ])
})
