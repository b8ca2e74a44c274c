/** D2: a hook that deals with webhook configurations and left this one is told; a hook about anything else is not accused. */
import { describe, expect, test } from 'vitest'
import type { HookObject } from '../../../src/chart/chart.ts'
import { explain } from '../../../src/diagnose/explain.ts'
import {
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
import { byOperator, webhook } from '../../builders/scenes.ts'

const left = thing('validatingwebhookconfigurations/acme-validator', webhook)

function job(script: string, over: Partial<HookObject> = {}): HookObject {
  const containers = [{ name: 'cleanup', command: ['/bin/sh', '-c'], args: [script] }]
  const body = { spec: { template: { spec: { containers, volumes: [{ configMap: { name: 'scripts' } }] } } } }
  return hook('jobs/apps/cleanup', { source: { file: 'templates/cleanup.yaml', line: 3 }, body, ...over })
}

function explained(program: HookObject, over: Scene = {}) {
  const finding = explain(
    evidence({ after: [left], release: release({ objects: [operator()], hooks: [program] }), ...over }),
  ).find(({ class: id }) => id === 'D2')
  return finding as NonNullable<typeof finding>
}

const DELETES = 'kubectl delete validatingwebhookconfigurations app-validator --ignore-not-found'
const SAID =
  'hook Job/cleanup (apps) deals with webhook configurations and ended with success, but it did not delete this one'

describe('a hook that deletes others', () => {
  const finding = explained(job(`echo "removing webhooks"\n${DELETES}\necho done`))

  test('is told in the cause and in the fix', () => {
    expect(finding.cause).toContain(`The pre-delete ${SAID}: its text names others.`)
    expect(finding.chartFix.what).toMatch(/^Let the pre-delete hook Job\/cleanup \(apps\) delete it as well/)
  })

  test('its line is a second place in the evidence', () =>
    expect(finding.evidence).toContainEqual({ fact: DELETES, source: 'templates/cleanup.yaml:3' }))

  test('also after the release', () =>
    expect(explained(job(DELETES, { events: ['post-delete'] })).cause).toContain(`The post-delete ${SAID}`))

  test('also with its script in a ConfigMap', () => {
    const scripts = manifest('configmaps/apps/scripts', { body: { data: { 'run.sh': `set -e\n${DELETES}\n` } } })
    const program = job('/scripts/run.sh')
    const { cause } = explained(program, { release: release({ objects: [scripts], hooks: [program] }) })
    expect(cause).toContain(SAID)
  })

  test('when Helm failed for another reason, and the hook completed', () => {
    const about = 'Job/cleanup (apps)'
    const events = [{ at: LATER, type: 'Normal', reason: 'Completed', message: 'Job completed', uid: 'x', about }]
    const run = uninstall({ exitCode: 1, stderr: 'Error: uninstallation completed with 1 error(s): x' })
    expect(explained(job(DELETES), { uninstall: run, events }).cause).toContain(SAID)
  })
})

test.for([
  ['by a label', 'kubectl delete validatingwebhookconfigurations -l app=x'],
  ['by a variable', 'kubectl delete validatingwebhookconfigurations "$NAME-validator"'],
])('what a hook selects %s is not in its text: no word on names', ([, script]) => {
  const { cause } = explained(job(script ?? ''))
  expect(cause).toContain(`${SAID}.`)
})

test('one that names it, and reported success', () =>
  expect(explained(job('kubectl delete validatingwebhookconfiguration/acme-validator || true')).cause).toContain(
    `${SAID}, though it names it.`,
  ))

describe('no hook is accused', () => {
  const isSilent = (program: HookObject, over?: Scene) => {
    const finding = explained(program, over)
    expect(finding.cause).not.toContain('hook Job')
    expect(finding.evidence.map(({ source }) => source).join()).not.toContain('cleanup.yaml')
    expect(finding.chartFix.what).toMatch(/^Delete the webhook configuration before/)
  }

  test.for([
    ['it speaks of something else', job('kubectl delete crd databases.db.example.com')],
    [
      'only a comment of it does',
      job('# validatingwebhookconfigurations go with the release\nkubectl delete leases --all'),
    ],
    ['only its name does', hook('jobs/apps/delete-validatingwebhookconfigurations')],
    ['it runs at the install', job(DELETES, { events: ['pre-install'] })],
  ] as const)('%s', ([, program]) => isSilent(program))

  test('hooks were not run', () =>
    isSilent(job(DELETES), { uninstall: uninstall({ argv: ['helm', 'uninstall', 'app', '--no-hooks'] }) }))

  test('it did not succeed', () => {
    const run = uninstall({ exitCode: 1, stderr: 'Error: uninstallation completed with 1 error(s): x' })
    isSilent(job(DELETES), { uninstall: run })
  })

  test('the webhook was made again after it', () => {
    const again = thing('validatingwebhookconfigurations/acme-validator', {
      ...{ ...webhook, writers: byOperator },
      creationTimestamp: LATER,
    })
    const findings = explain(
      evidence({ after: [again], release: release({ objects: [operator()], hooks: [job(DELETES)] }) }),
    )
    expect(findings.map(({ cause }) => cause).join()).not.toContain('did not delete this one')
  })
})
