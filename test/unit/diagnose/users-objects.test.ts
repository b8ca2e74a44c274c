import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, hook, INSTALLED_AT, LATER, operator, release, thing, writer } from '../../builders/evidence.ts'

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

describe('what kubectl made while the exercise ran, and the chart runs kubectl as well', () => {
  const object = thing('configmaps/apps/x', { uid: 'x', writers: [writer('kubectl-create')] })
  const containers = [{ name: 'main', image: 'registry.k8s.io/kubectl:v1' }]
  const body = { spec: { template: { spec: { containers } } } }
  const explained = (release_: ReturnType<typeof release>, applied: string[] = []) => {
    const exercise = { startedAt: INSTALLED_AT, endedAt: INSTALLED_AT, applied }
    return explain(evidence({ after: [object], release: release_, exercise }))[0]
  }

  test('may be of either, and both are named', () => {
    const finding = explained(release({ objects: [operator({ body })] }))
    expect(finding?.class).toBe('exercise')
    expect(finding?.cause).toContain('by the exercise, or by Deployment/my-operator (apps), which runs kubectl as well')
    expect(finding?.cause).not.toContain('not by the chart')
    expect(finding?.attribution).toEqual({})
  })

  test.for([
    [
      'only a hook of the chart runs it: Helm waits for hooks',
      release({ hooks: [hook('jobs/apps/prepare', { body, events: ['post-install'] })] }),
      [],
    ],
    ['a manifest of the exercise made it', release({ objects: [operator({ body })] }), ['x']],
  ] as const)('is the exercise’s when %s', ([, of, applied]) => {
    expect(explained(of, [...applied])?.cause).toContain('made by the exercise, not by the chart')
  })
})
