import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, INSTALLED_AT, LATER, operator, release, thing, writer } from '../../builders/evidence.ts'

const MANIFEST = 'clean-uninstall'

describe('what a manifest of the exercise made is the user’s, whatever wrote it later', () => {
  const explained = (place: string, applied: string[]) => {
    const object = thing(place, { uid: 'mine', writers: [writer(MANIFEST), writer('my-operator', { time: LATER })] })
    const exercise = { startedAt: INSTALLED_AT, endedAt: INSTALLED_AT, applied }
    const [finding] = explain(evidence({ after: [object], release: release({ objects: [operator()] }), exercise }))
    return finding
  }

  test.for([
    ['configmaps/apps/settings', 'E1'],
    ['customresourcedefinitions/users.db.example.com', 'E10'],
    ['leases/apps/mine', 'E7'],
    ['validatingadmissionpolicies/mine', 'D5'],
    ['flowschemas/mine', 'D7'],
  ] as const)('%s is not %s of the operator', ([place, id]) => {
    expect(explained(place, [])?.class).toBe(id)
    const own = explained(place, ['mine'])
    expect(own?.class).toBe('exercise')
    expect(own?.cause).toContain('made by the exercise, not by the chart')
    expect(own?.evidence[0]?.fact).toContain('by a manifest of the exercise')
    expect(own?.attribution).toEqual({})
  })

  test('so is what kubectl made while its commands ran', () => {
    const object = thing('configmaps/apps/x', { writers: [writer('kubectl-create')] })
    const exercise = { startedAt: INSTALLED_AT, endedAt: INSTALLED_AT, applied: [] }
    const [finding] = explain(evidence({ after: [object], exercise }))
    expect(finding?.class).toBe('exercise')
    expect(finding?.evidence[0]?.fact).toContain('`kubectl-create`, while the exercise ran')
  })
})
