import { describe, expect, test } from 'vitest'
import {
  deleteCommands,
  logsCommand,
  patchCommand,
  restoreMetadata,
  waitCommands,
} from '../../../src/diagnose/words/kubectl.ts'
import { evidence, thing } from '../../builders/evidence.ts'

const role = thing('clusterroles/--all')
const { changes } = evidence({ after: [role] })

describe('a name that looks like an option comes after `--`', () => {
  test.for([
    ['delete', deleteCommands(changes, 'why')[0]],
    ['delete without waiting', deleteCommands(changes, 'why', { wait: false })[0]],
    ['patch', patchCommand(role.id, { metadata: { finalizers: null } }, 'why')],
    ['label', restoreMetadata('label', role.id, { a: 'b' }, 'why')],
    ['wait', waitCommands(changes, 'why')[0]],
    ['annotate', restoreMetadata('annotate', role.id, { a: undefined }, 'why')],
  ] as const)('%s', ([, command]) => {
    const argv = command?.argv ?? []
    const end = argv.indexOf('--')
    expect(argv.indexOf('--all')).toBe(end + 1)
    // What comes after it is no option any more.
    expect(argv.slice(end + 2).filter(arg => arg.startsWith('-'))).toEqual([])
  })
})

test('the log is that of a pod of the workload', () => {
  const workload = { kind: 'StatefulSet', namespace: 'apps', name: 'db' }
  expect(logsCommand(workload, 'why').argv.slice(-2)).toEqual(['--', 'statefulset/db'])
})

test.for(['a=b', 'a-'])('kubectl label takes the name %s for a pair: it is patched instead', name => {
  const { id } = thing(`clusterroles/${name}`)
  expect(restoreMetadata('label', id, { mode: 'warn', injected: undefined }, 'why').argv).toEqual([
    'kubectl',
    'patch',
    'clusterroles.rbac.authorization.k8s.io',
    '--type=merge',
    '-p',
    '{"metadata":{"labels":{"mode":"warn","injected":null}}}',
    '--',
    name,
  ])
})
