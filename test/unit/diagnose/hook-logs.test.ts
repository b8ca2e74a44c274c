import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, hook, manifest, operator, release, thing } from '../../builders/evidence.ts'
import { aborted, conditions, failed, hooked } from '../../builders/scenes.ts'
import { controlledBy } from '../../builders/snapshot.ts'

/** An uninstall that the pre-delete hook `cleanup` stopped, and another hook that said something. */
function afterAnother(log: string, events: string, ended: object) {
  const other = hooked('jobs/apps/other', events)
  const pod = thing('pods/apps/other-x1', { uid: 'other-pod', owners: controlledBy(other) })
  const { after = [], full = [] } = aborted()
  return aborted({
    after: [...after, other, pod],
    release: release({
      objects: [manifest('configmaps/apps/settings'), operator()],
      hooks: [hook('jobs/apps/cleanup'), hook('jobs/apps/other', { events: events.split(',') })],
    }),
    full: [...full, [other, ended]],
    hookLogs: new Map([['other-pod', log]]),
  })
}

const GUARD = 'deleting-confirmation-flag is set to false'
const FORBIDDEN = 'jobs is forbidden: User "system:serviceaccount:apps:x" cannot list'

describe.for([
  ['A13', GUARD],
  ['A14', FORBIDDEN],
] as const)('%s: only the log of a pre-delete hook that failed counts', ([id, log]) => {
  const classOf = (events: string, ended: object) =>
    explain(evidence(afterAnother(log, events, ended))).map(finding => finding.class)

  test('it failed', () => expect(classOf('pre-delete', failed())).toEqual([id]))
  test('it is a hook of the install', () => expect(classOf('post-install', failed())).toEqual(['A11']))
  test('it completed at its second try', () =>
    expect(classOf('pre-delete', conditions(['Complete', '', '']))).toEqual(['A11']))
})
