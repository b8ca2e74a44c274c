/** Seed case 5 (konstructio/kubefirst#2103) with the real Argo CD; fixtures/charts/seed-kubefirst has one that only behaves like it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { run } from '../../src/process.ts'
import type { Report } from '../../src/report/report.ts'
import { displayName } from '../../src/snapshot/object-id.ts'
import { groundEnv, SharedCluster } from '../e2e/shared-cluster.ts'
import { argoCd, type Extent } from './argo-cd.ts'
import { KUBERNETES } from './setup.ts'

const here = import.meta.dirname
const cli = join(here, '../../dist/cli.js')
const ground = inject('ground')

const FINALIZER = 'resources-finalizer.argocd.argoproj.io'
const VAULT = 'deployments/vault --namespace vault'

/** Waits until Argo CD has deployed the manifests in git, and says so. */
const DEPLOYED = [
  `kubectl wait --for=create --timeout=120s ${VAULT}`,
  `kubectl wait --for=condition=Available --timeout=60s ${VAULT}`,
  'kubectl wait --for=jsonpath={.status.sync.status}=Synced --timeout=60s applications/registry --namespace argocd',
]
const deploys = ['--prerequisite', join(here, 'git.yaml'), ...DEPLOYED.flatMap(command => ['--exercise', command])]

/** The whole check with Argo CD there before: on a cluster of its own, unless `options` name one. */
async function check(extent: Extent, ...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'clean-uninstall-argo-cd-'))
  try {
    const prerequisite = join(folder, 'argo-cd.yaml')
    await writeFile(prerequisite, argoCd(await readFile(ground.argoCdManifest ?? '', 'utf8'), extent))
    const where = options.includes('--kubeconfig') ? [] : ['--node-image', ground.nodeImages[KUBERNETES] ?? '']
    const { exitCode, stdout, stderr } = await run(
      process.execPath,
      [
        ...[cli, 'check', join(here, 'chart'), '--report-dir', join(folder, 'report'), ...where],
        ...['--prerequisite', prerequisite, ...options],
      ],
      { timeoutMs: 580_000, env: groundEnv() },
    )
    const output = `${stdout}\n${stderr}`
    const text = await readFile(join(folder, 'report/report.json'), 'utf8').catch(() => '{"verdict":"no report"}')
    return { exitCode, output, report: JSON.parse(text) as Report }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One finding in the order of its objects' names, generated ends cut off; and nothing but it. */
function onlyFinding({ findings }: Report) {
  expect(findings).toHaveLength(1)
  const [{ objects, attribution, chartFix, ...told }] = findings as [Report['findings'][number]]
  const names = objects.map(object => displayName(object).replace(/(\/vault)-[0-9a-f]{6,10}(-\w{5})?$/, '$1-*'))
  return { ...told, objects: names.toSorted(), ...attribution, ...chartFix }
}

describe('on a throw-away cluster', () => {
  test('without the cascade finalizer, what Argo CD deployed stays: one finding, with the Application and the two lines to add', async () => {
    const { exitCode, output, report } = await check('running', ...deploys)
    expect(report.verdict, output).toBe('leaked')
    expect(exitCode).toBe(1)
    const finding = onlyFinding(report)
    expect(finding).toMatchObject({
      class: 'E1',
      severity: 'leaked',
      objects: [
        'configmaps/vault/vault-settings',
        'deployments.apps/vault/vault',
        'namespaces/vault',
        'pods/vault/vault-*',
        'replicasets.apps/vault/vault-*',
      ],
      template: 'templates/registry.yaml',
      line: 2,
      patch: `metadata:\n  finalizers:\n    - ${FINALIZER}`,
    })
    expect(finding.cause).toContain(
      `managed by Argo CD Application argocd/registry, which was deleted with the release and had no \`${FINALIZER}\``,
    )
    expect(finding.evidence.map(({ fact }) => fact)).toContain(
      '`argocd.argoproj.io/tracking-id: registry:apps/Deployment:vault/vault`',
    )
    expect(report.probe?.otherNamespaces).toMatchObject([{ name: 'vault', deleted: true }])
  })

  test('without Argo CD, an Application with the finalizer is stuck, and it is said for whom it waits', async () => {
    const { exitCode, output, report } = await check('kinds only', '--set', 'cascade=true')
    expect(report.verdict, output).toBe('leaked')
    expect(exitCode).toBe(1)
    const finding = onlyFinding(report)
    const objects = ['applications.argoproj.io/argocd/registry']
    expect(finding).toMatchObject({ class: 'B14', severity: 'stuck', objects, template: 'templates/registry.yaml' })
    expect(finding.cause).toContain(`waits for Argo CD to take off the finalizer \`${FINALIZER}\``)
  })
})

describe('on a cluster that has Argo CD', () => {
  const cluster = new SharedCluster(KUBERNETES)
  afterAll(() => cluster[Symbol.asyncDispose]())

  const kubectl = async (...args: string[]) => {
    const env = { ...groundEnv(), KUBECONFIG: await cluster.kubeconfig() }
    return (await run('kubectl', args, { timeoutMs: 60_000, env })).stdout.trim()
  }

  /** Runs the clean-up commands of the report, and waits until nothing of the Application is there. */
  async function cleanUp({ findings }: Report): Promise<void> {
    const env = { ...groundEnv(), KUBECONFIG: await cluster.kubeconfig() }
    for (const [program = '', ...args] of findings.flatMap(({ remedy }) => remedy.commands.map(({ argv }) => argv)))
      await run(program, args, { timeoutMs: 60_000, env })
    const left = async () =>
      `${await kubectl('get', 'namespaces/vault', '--ignore-not-found', '--output=name')}${await kubectl('get', 'applications', '--all-namespaces', '--output=name')}`
    await expect.poll(left, { timeout: 60_000, interval: 1000 }).toBe('')
  }

  const existing = async () => ['--kubeconfig', await cluster.kubeconfig()]
  const checkHere = async (...options: string[]) =>
    await check('running', ...(await existing()), ...deploys, ...options)

  test('with the finalizer all of it goes, the Application last: clean', async () => {
    const { exitCode, output, report } = await checkHere('--set', 'cascade=true')
    expect(report.verdict, output).toBe('clean')
    expect(exitCode).toBe(0)
  })

  test('an Application that deployed another one: one finding, and commands that end both', async () => {
    const { output, report } = await checkHere('--set', 'path=apps')
    expect(report.verdict, output).toBe('leaked')
    const finding = onlyFinding(report)
    expect(finding).toMatchObject({ class: 'E1', template: 'templates/registry.yaml' })
    expect(finding.objects).toContain('applications.argoproj.io/argocd/vault')
    expect(finding.objects).toContain('deployments.apps/vault/vault')
    expect(finding.cause).toContain(
      'managed by Argo CD Application argocd/registry, which was deleted with the release',
    )
    await cleanUp(report)
  })

  test('the finalizer does not take away the namespace that Argo CD made for the Application', async () => {
    const options = ['exclude=namespace.yaml', 'syncOptions={CreateNamespace=true}', 'cascade=true']
    const { output, report } = await checkHere(...options.flatMap(value => ['--set', value]))
    expect(report.verdict, output).toBe('leaked')
    const finding = onlyFinding(report)
    expect(finding).toMatchObject({ class: 'E1', objects: ['namespaces/vault'], template: 'templates/registry.yaml' })
    expect(finding.cause).toContain('Namespace/vault came of `CreateNamespace=true`')
    expect(finding.patch).toBeUndefined()
    await cleanUp(report)
  })

  test('where Argo CD marks by label only, the Application is named all the same', async () => {
    const { output, report } = await check('by label', ...(await existing()), ...deploys, '--helm-version', '3')
    expect(report.verdict, output).toBe('leaked')
    const finding = onlyFinding(report)
    expect(finding).toMatchObject({ class: 'E1', template: 'templates/registry.yaml' })
    expect(finding.cause).toContain(
      'managed by Argo CD Application argocd/registry, which was deleted with the release',
    )
    expect(finding.evidence.map(({ fact }) => fact)).toContain('`app.kubernetes.io/instance: registry`')
    await cleanUp(report)
  })

  test('with its controller scaled to zero, the Application is stuck, and the controller has no pod', async () => {
    // Whoever is there gets all of this time, and is then believed to stall.
    const options = ['--settle-timeout', '40s', '--set', 'cascade=true']
    const { output, report } = await check('stopped', ...(await existing()), ...options)
    expect(report.verdict, output).toBe('leaked')
    const finding = onlyFinding(report)
    const objects = ['applications.argoproj.io/argocd/registry']
    expect(finding).toMatchObject({ class: 'B6', severity: 'stuck', objects })
    expect(finding.cause).toContain('StatefulSet/argocd-application-controller (argocd), which is there but has no pod')
  })
})
