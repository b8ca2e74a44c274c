import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { explain } from '../../../src/diagnose/explain.ts'
import { hookThatDeletes } from '../../../src/diagnose/uninstall/pre-delete-hook.ts'
import { DELETED_AT, evidence, manifest, operator, release, type Scene, thing } from '../../builders/evidence.ts'
import { byOperator, CRD, callingWebhook, FINALIZER, setByOperator } from '../../builders/scenes.ts'

interface Rendered {
  kind: string
  metadata: { name: string; annotations: Record<string, string> }
  rules?: object[]
  spec: { template: { spec: { serviceAccountName: string; containers: { args: string[] }[] } } }
}

/** As Helm would render it for release `app` in namespace `apps`. */
function rendered(patch = ''): Record<string, Rendered> {
  const name = /printf "%s-([^"]+)"/.exec(patch)?.[1]
  const text = patch
    .replace(/^\{\{- \$name.*$/m, '')
    .replaceAll('{{ $name }}', `app-${name}`)
    .replaceAll('{{ .Release.Namespace }}', 'apps')
    .replaceAll('{{ "{{" }}', '{{')
  const objects = parseAllDocuments(text).map(document => document.toJS() as Rendered)
  return Object.fromEntries(objects.map(object => [object.kind, object]))
}

const patches = (scene: Scene) =>
  explain(evidence({ release: release({ objects: [operator()] }), ...scene })).map(({ chartFix }) => chartFix.patch)
const held = { finalizers: [FINALIZER], writers: setByOperator, deletionTimestamp: DELETED_AT }
const demo = thing('databases/apps/demo', held)

describe('a pre-delete hook to paste', () => {
  test('is complete: all it needs are hooks, made before it and gone with it', () => {
    const [patch] = patches({ after: [demo, thing(CRD)] })
    const { Job, ServiceAccount, ClusterRole, ClusterRoleBinding } = rendered(patch)
    expect(Job?.spec.template.spec.serviceAccountName).toBe(ServiceAccount?.metadata.name)
    expect(ClusterRoleBinding).toMatchObject({
      roleRef: { name: ClusterRole?.metadata.name },
      subjects: [{ name: ServiceAccount?.metadata.name, namespace: 'apps' }],
    })
    for (const object of [Job, ServiceAccount, ClusterRole, ClusterRoleBinding]) {
      expect(object?.metadata.annotations).toMatchObject({
        'helm.sh/hook': 'pre-delete',
        'helm.sh/hook-weight': object === Job ? '0' : '-1',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded,hook-failed',
      })
    }
  })

  test('deletes all objects of a kind that came with the chart, and may do no more', () => {
    const { Job, ClusterRole } = rendered(patches({ after: [demo, thing(CRD)] })[0])
    expect(Job?.spec.template.spec.containers[0]?.args.slice(0, 4)).toEqual([
      ...['delete', 'databases.db.example.com', '--all', '--all-namespaces'],
    ])
    expect(ClusterRole?.rules).toEqual([
      { apiGroups: ['db.example.com'], resources: ['databases'], verbs: ['get', 'list', 'watch', 'delete'] },
    ])
  })

  test.for([
    ['a built-in kind', { after: [thing('configmaps/apps/demo', held)] }],
    ['a kind that was there before the chart', { before: [thing(CRD, { uid: 'crd' })], after: [demo] }],
  ] as const)('never all objects of %s', ([, scene]) => {
    const after = [...scene.after, ...('before' in scene ? [thing(CRD, { uid: 'crd' })] : [])]
    const [patch] = patches({ ...scene, before: 'before' in scene ? [...scene.before] : [], after })
    expect(patch).not.toContain('--all')
    expect(rendered(patch).ClusterRole?.rules).toMatchObject([{ resourceNames: ['demo'] }])
  })

  test('of several findings: files and objects of other names, the webhook last', () => {
    const guard = thing('validatingwebhookconfigurations/guard', {
      writers: byOperator,
      content: { webhooks: [callingWebhook('Fail')] },
    })
    const found = patches({ after: [demo, thing(CRD, { deletionTimestamp: DELETED_AT }), guard] }).map(rendered)
    const weights = found.map(({ Job }) => [Job?.metadata.name, Job?.metadata.annotations['helm.sh/hook-weight']])
    expect(weights).toEqual([
      ['app-delete-validatingwebhookconfigur', '5'],
      ['app-delete-databases', '0'],
    ])
  })

  const checks = thing('validatingwebhookconfigurations/app-checks').id
  const written = (nameInTemplate?: string, file = 'templates/webhook.yaml') => {
    const object = manifest('validatingwebhookconfigurations/app-checks', { source: { file, line: 3 } })
    const objects = [{ ...object, ...(nameInTemplate !== undefined && { nameInTemplate }) }]
    return hookThatDeletes([checks], evidence({ release: release({ objects }) }))
  }

  test('names an object as its own template does, so that it is right for every release', () => {
    const patch = written('{{ include "app.name" . }}-checks')
    expect(patch).toContain('resourceNames: ["{{ include "app.name" . }}-checks"]')
    expect(patch).toContain(
      '"validatingwebhookconfigurations.admissionregistration.k8s.io/{{ include "app.name" . }}-checks"',
    )
    expect(patch).not.toContain('app-checks')
    expect(patch).not.toContain('of this run')
  })

  test('says that a name is that of this run where no template writes it so that it holds elsewhere', () => {
    const comment = '# "app-checks" is the name of this run: write it so that every release deletes its own'
    expect(written()).toContain(comment)
    expect(hookThatDeletes([checks], evidence())).toContain(comment)
    expect(written('{{ .Values.name }}', 'charts/sub/templates/webhook.yaml')).toContain(comment)
    expect(written('{{ .Release.Name }}-checks', 'charts/sub/templates/webhook.yaml')).not.toContain(comment)
  })

  test('deletes in the namespace of the release, whatever its name', () => {
    const ids = [thing('configmaps/apps/one').id, thing('configmaps/kube-system/two').id]
    const patch = hookThatDeletes(ids, evidence())
    expect(patch).toContain('"configmaps/one", "--namespace", "{{ .Release.Namespace }}"')
    expect(patch).toContain('"configmaps/two", "--namespace", "kube-system"')
  })

  test('a name that looks like an action of a template stays a name', () => {
    const patch = hookThatDeletes([thing('clusterroles/{{ .Values.x }}').id], evidence())
    expect(patch).toContain('{{ "{{" }} .Values.x }}')
    expect(rendered(patch).ClusterRole?.rules).toMatchObject([{ resourceNames: ['{{ .Values.x }}'] }])
  })
})
