import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { DELETED_AT, evidence, manifest, release, type Scene, thing, writer } from '../../builders/evidence.ts'
import { controlledBy } from '../../builders/snapshot.ts'

const FINALIZER = 'resources-finalizer.argocd.argoproj.io'
const findings = (scene: Scene) => explain(evidence(scene))

const byArgo = [writer('argocd-controller')]
/** What Argo CD deployed for an Application, by the mark of its version 3. */
const deployed = (place: string, application: string) =>
  thing(place, { annotations: { 'argocd.argoproj.io/tracking-id': `${application}:g/K:n/n` }, writers: byArgo })

const child = deployed('deployments/team/web', 'registry')
const registry = manifest('applications/argocd/registry')
const fromRelease = release({ objects: [registry] })
const controller = thing('statefulsets/argocd/argocd-application-controller', { uid: 'argo' })

describe('what an Argo CD Application deployed', () => {
  test('names the Application, its missing finalizer, the template and what to add', () => {
    const [finding] = findings({ after: [child], release: fromRelease })
    expect(finding?.cause).toContain(
      `is managed by Argo CD Application argocd/registry, which was deleted with the release and had no \`${FINALIZER}\``,
    )
    expect(finding).toMatchObject({
      class: 'E1',
      title: 'Deployed by Argo CD Application argocd/registry, and stays',
      attribution: { template: registry.source, controller: 'Argo CD Application argocd/registry' },
      chartFix: { patch: `metadata:\n  finalizers:\n    - ${FINALIZER}` },
      cleanUp: [
        { argv: ['kubectl', 'delete', 'deployments.apps', '--namespace', 'team', '--ignore-not-found', '--', 'web'] },
      ],
    })
  })

  test('the namespace of the Application is that of the release, where the template names none', () => {
    const { namespace: _, ...unplaced } = registry
    const [finding] = findings({ after: [child], release: release({ objects: [unplaced] }) })
    expect(finding?.title).toContain('Application apps/registry')
  })

  test.for([
    [
      'in the chart',
      release({ objects: [{ ...registry, body: { metadata: { finalizers: [`${FINALIZER}/background`] } } }] }),
      [],
    ],
    ['added at run time', fromRelease, [thing('applications/argocd/registry', { finalizers: [FINALIZER] })]],
  ] as const)('is not blamed on a finalizer that was there: %s', ([, rendered, installed]) => {
    const [finding] = findings({ after: [child], release: rendered, installed: [...installed] })
    expect(finding?.cause).toContain(`deleted with the release, though with \`${FINALIZER}\``)
    expect(finding?.chartFix.patch).toBeUndefined()
  })

  test('an Application of the same name elsewhere, or of another group, is not the one', () => {
    const elsewhere = manifest('applications/argocd/registry')
    const other = manifest('applications/team-a/registry', { apiVersion: 'app.k8s.io/v1beta1' })
    const scene = { after: [deployed('configmaps/team/x', 'team-a_registry')] }
    const [finding] = findings({ ...scene, release: release({ objects: [elsewhere, other] }) })
    expect(finding?.title).toBe('Deployed by Argo CD Application registry, and stays')
    expect(finding?.attribution.template).toBeUndefined()
    const right = manifest('applications/team-a/registry')
    const [named] = findings({ ...scene, release: release({ objects: [elsewhere, right] }) })
    expect(named?.cause).toContain('Argo CD Application team-a/registry, which was deleted with the release and had no')
  })

  test('is known by the label alone when Argo CD wrote it: charts set the same label', () => {
    const labels = { 'app.kubernetes.io/instance': 'registry' }
    const marked = thing('configmaps/team/x', { labels, writers: byArgo })
    expect(findings({ after: [marked], release: fromRelease })[0]?.title).toContain('argocd/registry')
    const helms = thing('configmaps/team/x', { labels, writers: [writer('my-operator')] })
    expect(findings({ after: [helms], release: fromRelease })[0]?.title).not.toContain('Argo CD')
  })
})

describe('a namespace that Argo CD made for an Application', () => {
  const namespace = thing('namespaces/vault', { writers: byArgo })
  const spec = { destination: { namespace: 'vault' }, syncPolicy: { syncOptions: ['CreateNamespace=true'] } }

  test('is told with what else the Application left, and both are mended', () => {
    const asks = release({ objects: [{ ...registry, body: { spec } }] })
    const all = findings({ after: [namespace, child], release: asks })
    expect(all).toMatchObject([
      { class: 'E1', changes: { length: 2 }, chartFix: { patch: expect.stringContaining(FINALIZER) } },
    ])
    expect(all[0]?.cause).toContain(
      'Namespace/vault came of `CreateNamespace=true`: such a namespace Argo CD never deletes',
    )
  })

  test('stays with the finalizer, too, and that is what is said', () => {
    const asks = release({ objects: [{ ...registry, body: { metadata: { finalizers: [FINALIZER] }, spec } }] })
    const [finding] = findings({ after: [namespace], release: asks })
    expect(finding?.chartFix).toEqual({
      what: 'Let the Application deploy its Namespace as one of its manifests, in place of `CreateNamespace=true`.',
    })
    expect(finding?.attribution.template).toEqual(registry.source)
  })

  test('also of one that another Application deployed', () => {
    const apps = deployed('applications/argocd/vault', 'registry')
    const scene = { after: [namespace, apps], full: [[apps, { spec }]] as Scene['full'] & {}, release: fromRelease }
    expect(findings(scene)).toMatchObject([{ class: 'E1', changes: { length: 2 } }])
  })

  test.for([
    ['another one', { ...spec, destination: { namespace: 'other' } }],
    ['none', { ...spec, syncPolicy: { automated: {} } }],
  ] as const)('is not that of an Application which asks for %s', ([, other]) => {
    const [finding] = findings({
      after: [namespace],
      release: release({ objects: [{ ...registry, body: { spec: other } }] }),
    })
    expect(finding?.title).toBe('Made at run time, without an owner')
  })
})

describe('an Application that waits for Argo CD', () => {
  const waiting = thing('applications/argocd/registry', { finalizers: [FINALIZER], deletionTimestamp: DELETED_AT })
  const pod = thing('pods/argocd/argocd-application-controller-0', { owners: controlledBy(controller) })

  test('which is not there', () => {
    const [finding] = findings({ after: [waiting] })
    expect(finding).toMatchObject({ class: 'B14', severity: 'stuck' })
    expect(finding?.cause).toContain('waits for Argo CD to take off')
  })

  test('which is there, but without a pod', () => {
    const [finding] = findings({ before: [controller], after: [controller, waiting] })
    expect(finding).toMatchObject({ class: 'B6', title: expect.stringContaining('has no pod') })
    expect(finding?.cause).toContain(
      'StatefulSet/argocd-application-controller (argocd), which is there but has no pod',
    )
  })

  test('which runs', () => {
    const [finding] = findings({ before: [controller, pod], after: [controller, pod, waiting] })
    expect(finding?.cause).toContain('which still runs but has not finished')
  })
})

describe('an Application that was deployed by another', () => {
  const apps = deployed('applications/argocd/vault', 'registry')
  const pod = deployed('deployments/team/vault', 'vault')

  test('is one finding with what it deployed, blamed on the one at the top', () => {
    const all = findings({ after: [apps, pod, child], release: fromRelease })
    expect(all).toMatchObject([{ class: 'E1', changes: { length: 3 }, attribution: { template: registry.source } }])
  })

  test('goes first, with what it deployed, where Argo CD runs: it would deploy it again', () => {
    const [finding] = findings({ before: [controller], after: [controller, apps, pod], release: fromRelease })
    expect(finding?.cleanUp.map(({ argv }) => argv.slice(0, 3))).toEqual([
      ['kubectl', 'patch', 'applications.argoproj.io'],
      ['kubectl', 'delete', 'applications.argoproj.io'],
      ['kubectl', 'delete', 'deployments.apps'],
    ])
    expect(finding?.cleanUp[0]?.argv).toContain(JSON.stringify({ metadata: { finalizers: [FINALIZER] } }))
    const [without] = findings({ after: [apps, pod], release: fromRelease })
    expect(without?.cleanUp.map(({ argv }) => argv[1])).toEqual(['delete', 'delete'])
  })

  test('one of the baseline is nobody’s leftover, and is still there', () => {
    const [finding] = findings({ before: [{ ...apps }], after: [apps, pod] })
    expect(finding?.cause).toContain('Argo CD Application argocd/vault, which is still there')
  })

  test('two that name each other end the search', () => {
    const loop = deployed('applications/argocd/registry', 'vault')
    expect(findings({ after: [apps, loop], release: release() })).toHaveLength(2)
  })
})
