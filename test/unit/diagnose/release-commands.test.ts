/** Several objects that wait for one controller: deleted together, and one word of what taking their finalizer off skips. */
import { expect, test } from 'vitest'
import { releaseCommands } from '../../../src/diagnose/finalizers/release.ts'
import { DELETED_AT, evidence, operator, release, thing } from '../../builders/evidence.ts'
import { FINALIZER, setByOperator } from '../../builders/scenes.ts'

const held = { finalizers: [FINALIZER], writers: setByOperator }

function commandsOf(...after: ReturnType<typeof thing>[]) {
  const seen = evidence({ after, release: release({ objects: [operator()] }) })
  return releaseCommands(seen.changes, seen)
}

test('one comment for objects of the same finalizer and controller, another for another', () => {
  const names = ['daily', 'weekly'].map(name =>
    thing(`databases/apps/${name}`, { ...held, deletionTimestamp: DELETED_AT }),
  )
  const other = thing('databases/apps/x', { ...held, finalizers: ['db.example.com/y'], deletionTimestamp: DELETED_AT })
  const commands = commandsOf(...names, other)
  expect(commands.map(({ argv }) => argv.at(-1))).toEqual(['daily', 'weekly', 'x'])
  const [first, second, third] = commands.map(({ why }) => why)
  expect(first).toContain(
    'for Database/daily (apps) and Database/weekly (apps): check first what db.example.com/cleanup',
  )
  expect(second).toBe(first)
  expect(third).toContain('for Database/x (apps): check first what db.example.com/y protects')
})

test('all are deleted before any finalizer is taken off', () => {
  const commands = commandsOf(...['daily', 'weekly'].map(name => thing(`databases/apps/${name}`, held)))
  expect(commands.map(({ argv }) => argv[1])).toEqual(['delete', 'patch', 'patch'])
  expect(commands[0]?.argv.slice(-2)).toEqual(['daily', 'weekly'])
})
