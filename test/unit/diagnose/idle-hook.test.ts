/** A15: a hook that is there to delete the CRDs, and did not. */
import { expect, test } from 'vitest'
import type { HookObject } from '../../../src/chart/chart.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import {
  chart,
  evidence,
  hook,
  manifest,
  release,
  type Scene,
  thing,
  uninstall,
  writer,
} from '../../builders/evidence.ts'

const crdFile = (name: string, subchart = 'crds') => ({
  name: `${name}.db.example.com`,
  subchart,
  source: { file: `charts/${subchart}/crds/${name}.yaml`, line: 2 },
})
const crd = (name: string) => thing(`customresourcedefinitions/${name}.db.example.com`, { writers: [writer('helm')] })
const script = manifest('configmaps/apps/scripts', { body: { data: { 'run.sh': 'kubectl delete crd "$1"\n' } } })
const job = (args: string[], over: Partial<HookObject> = {}) =>
  hook('jobs/apps/post-delete', {
    events: ['post-delete'],
    body: {
      spec: {
        template: { spec: { containers: [{ args }], volumes: [{ name: 's', configMap: { name: 'scripts' } }] } },
      },
    },
    ...over,
  })

const scene = (hooks: HookObject[], over: Scene = {}): Scene => ({
  after: [crd('databases'), crd('backups')],
  chart: chart({ crds: [crdFile('databases'), crdFile('backups')] }),
  release: release({ objects: [script], hooks }),
  ...over,
})
const findingsOf = (over: Scene) => explain(evidence(over))

test('its script lies in a ConfigMap that it mounts, and its list was rendered empty', () => {
  const [finding, ...others] = findingsOf(scene([job(['/scripts/run.sh', ''])]))
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    class: 'A15',
    severity: 'leaked',
    attribution: { template: { file: 'templates/jobs.yaml' } },
  })
  expect(finding?.changes).toHaveLength(2)
  expect(finding?.cause).toContain('One of its arguments is empty')
  expect(finding?.evidence).toContainEqual({ fact: '`args[1]` rendered empty', source: 'templates/jobs.yaml:1' })
})

test('with a list it is still A15, without a guess at the reason', () => {
  const [finding] = findingsOf(scene([job(['/scripts/run.sh', 'databases.db.example.com'])]))
  expect(finding?.class).toBe('A15')
  expect(finding?.cause).not.toContain('empty')
})

const runs = (command: string) =>
  hook('jobs/apps/post-delete', {
    events: ['post-delete'],
    body: { spec: { template: { spec: { containers: [{ args: [command] }] } } } },
  })

test.for([
  'kubectl delete crd databases.db.example.com',
  'kubectl delete crds -l app=db',
  'kubectl delete crd/databases.db.example.com',
  'kubectl delete customresourcedefinitions.apiextensions.k8s.io --all',
  'kubectl get x; kubectl delete --ignore-not-found crd.apiextensions.k8s.io databases.db.example.com',
])('a hook that runs `%s` is there to delete CRDs', command =>
  expect(findingsOf(scene([runs(command)]))[0]?.class).toBe('A15'),
)

test.for([
  'kubectl delete ippools.crd.projectcalico.org default',
  'kubectl delete deployment my-crd-manager',
  'kubectl delete configmap crd-backup',
])('a hook that runs `%s` is not', command => expect(findingsOf(scene([runs(command)]))[0]?.class).not.toBe('A15'))

test.for<[string, Scene]>([
  ['the hook failed', scene([job([''])], { uninstall: uninstall({ exitCode: 1 }) })],
  ['it runs at another event', scene([job([''], { events: ['post-install'] })])],
  ['it has deleted one of them', scene([job([''])], { after: [crd('databases')] })],
  ['it does something else', scene([hook('jobs/apps/other', { events: ['post-delete'] })])],
])('not A15 but A1: %s', ([, over]) => {
  const classes = findingsOf(over).map(finding => finding.class)
  expect(classes).toContain('A1')
  expect(classes).not.toContain('A15')
})

test('a hook that was not run at all is not idle', () => {
  const run = uninstall({ argv: ['helm', 'uninstall', 'app', '--no-hooks'] })
  const classes = (over: Scene) => findingsOf(over).map(({ class: id }) => id)
  expect(classes(scene([job(['/scripts/run.sh', ''])]))).toEqual(['A15'])
  expect(classes(scene([job(['/scripts/run.sh', ''])], { uninstall: run }))).toEqual(['A1'])
})
