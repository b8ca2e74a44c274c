import { describe, expect, test } from 'vitest'
import { hooksBefore, ownedBefore } from '../../../src/diagnose/evidence/earlier-release.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import { evidence, hook, ofRelease, operator, release, thing, writer } from '../../builders/evidence.ts'
import { hooked } from '../../builders/scenes.ts'
import { snapshot } from '../../builders/snapshot.ts'

const name = { releaseName: 'app', namespace: 'apps' }

describe('what an earlier release of the same name has left', () => {
  test('by the marks of Helm, of this release only', () => {
    const before = snapshot([
      thing('clusterroles/old', ofRelease()),
      thing('clusterroles/other', ofRelease('app', 'elsewhere')),
      thing('configmaps/apps/free'),
    ])
    expect(ownedBefore(before, name)).toEqual(['ClusterRole/old'])
  })

  test('by the places of the hooks', () => {
    const before = snapshot([thing('secrets/apps/token'), thing('secrets/other/token'), thing('clusterroles/hook')])
    const hooks = [hook('secrets/apps/token'), hook('clusterroles/hook')]
    expect(hooksBefore(before, hooks, name)).toEqual(['Secret/token (apps)', 'ClusterRole/hook'])
  })

  test('a hook object that the install made anew is a left hook, not one that somebody wants to exist', () => {
    const old = hooked('secrets/apps/token', 'pre-install')
    const now = { ...old, id: { ...old.id, uid: 'another' } }
    const hooks = [hook('secrets/apps/token', { events: ['pre-install'] })]
    const [finding] = explain(evidence({ before: [old], after: [now], release: release({ hooks }) }))
    expect(finding).toMatchObject({ class: 'A5', changes: [{ kind: 'recreated' }] })
    expect(finding?.cause).toContain('from an earlier one, and was made anew')
    expect(finding?.cleanUp).toHaveLength(1)
  })
})

describe('who made an object with kubectl', () => {
  const made = thing('configmaps/apps/state', { writers: [writer('kubectl-create')] })
  const spec = { template: { spec: { containers: [{ name: 'main', image: 'registry.k8s.io/kubectl:v1' }] } } }

  test('not a hook that runs at the uninstall only', () => {
    const hooks = [hook('jobs/apps/cleanup', { body: { spec } })]
    const objects = [operator({ body: { spec } })]
    const [finding] = explain(evidence({ after: [made], release: release({ objects, hooks }) }))
    expect(finding?.attribution.controller).toBe('Deployment/my-operator (apps)')
  })

  test('who wrote before the install as well need not be the chart', () => {
    const before = [thing('configmaps/apps/mine', { uid: 'mine', writers: [writer('kubectl-create')] })]
    const [finding] = explain(evidence({ before, after: [...before, made] }))
    expect(finding?.cause).toContain('had written objects before the install as well, so this one need not be')
    expect(finding?.chartFix.what).toContain('Find out which program writes as `kubectl-create`')
  })
})
