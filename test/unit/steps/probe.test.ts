/** When the probe runs, and what becomes of what it saw. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../src/diagnose/evidence/evidence.ts'
import { silentProgress } from '../../../src/report/progress.ts'
import { reportSchema } from '../../../src/report/report.ts'
import { buildReport } from '../../../src/steps/build-report.ts'
import type { Connection } from '../../../src/steps/connect.ts'
import type { Life } from '../../../src/steps/life.ts'
import { probeStep } from '../../../src/steps/probe.ts'
import { RunRecord } from '../../../src/steps/run-record.ts'
import { chart, evidence, type Scene, thing, uninstall } from '../../builders/evidence.ts'
import { heldUp, probed, went } from '../../builders/probe.ts'
import { CRD, crdFile } from '../../builders/scenes.ts'
import { fakeClock, scriptedApi } from '../../builders/scripted-api.ts'

const crd = thing(CRD)
const left: Scene = { after: [crd] }
const ofChart: Scene = { ...left, chart: chart({ crds: [crdFile] }) }

/** On a cluster from which everything goes at once. */
async function step(
  seen: Evidence,
  over: { existing?: boolean; allowTeardown?: boolean; probeTimeoutMs?: number } = {},
) {
  const { existing = false, ...options } = over
  const record = new RunRecord(silentProgress)
  const life = {
    options: { allowTeardown: false, probeTimeoutMs: 20_000, ...options },
    record,
    signal: new AbortController().signal,
  } as unknown as Life
  const api = scriptedApi(fakeClock(), () => ({ objects: [] }))
  const result = await probeStep(life, { api, existing } as Connection, seen)
  const [first] = record.steps
  return { probe: result.probe, status: first?.status, detail: first?.detail, warnings: record.warnings }
}

describe('the probe runs', () => {
  test('on a throw-away cluster', async () => {
    expect(await step(evidence(left))).toMatchObject({ status: 'ok', detail: 'deletion of 1 CRD: all gone', probe: {} })
  })

  test('on a cluster that exists, with leave', async () => {
    const seen = await step(evidence(ofChart), { existing: true, allowTeardown: true })
    expect(seen).toMatchObject({ status: 'ok', warnings: [] })
  })

  test('after an uninstall that kept its history', async () => {
    const kept = evidence({ ...left, uninstall: uninstall({ releaseStatus: 'uninstalled' }) })
    expect(await step(kept)).toMatchObject({ status: 'ok' })
  })
})

describe('on a cluster that exists, what nothing connects with the run', () => {
  const shared = { existing: true, allowTeardown: true }

  test('is left alone, and the report says so', async () => {
    const seen = await step(
      evidence({ ...ofChart, after: [crd, thing('namespaces/team'), thing('configmaps/team/x')] }),
      shared,
    )
    expect(seen).toMatchObject({ status: 'ok', detail: 'deletion of 1 CRD: all gone', probe: { namespaces: [] } })
    expect(seen.warnings).toEqual([
      'the probe left Namespace/team alone: new, but nothing says that the run or the chart made it',
    ])
  })

  test('is left alone when there is nothing else', async () => {
    const seen = await step(evidence(left), shared)
    expect(seen).toMatchObject({ status: 'skipped', detail: 'nothing says that the run made what is left' })
    expect(seen.warnings).toEqual([expect.stringContaining('CustomResourceDefinition/databases.db.example.com alone')])
  })

  test('is not spoken of where nothing is to be deleted anyway', async () => {
    expect((await step(evidence(left), { existing: true })).warnings).toEqual([])
    expect((await step(evidence(left), { ...shared, probeTimeoutMs: 0 })).warnings).toEqual([])
  })
})

describe('there is no probe', () => {
  test.for<[when: string, Scene, Parameters<typeof step>[1], detail: RegExp]>([
    ['on a cluster that exists', left, { existing: true }, /allow-teardown lets it$/],
    ['when it is switched off', left, { probeTimeoutMs: 0 }, /^switched off/],
    [
      'when the uninstall gave up',
      { ...left, uninstall: uninstall({ releaseStatus: 'uninstalling' }) },
      {},
      /still there/,
    ],
    ['when nothing is left', {}, {}, /^nothing is left/],
  ])('%s', async ([, scene, over, detail]) => {
    const seen = await step(evidence(scene), over)
    expect(seen).toMatchObject({ status: 'skipped', detail: expect.stringMatching(detail), probe: undefined })
  })
})

test('the report tells the namespace of the release from others', () => {
  const record = new RunRecord(silentProgress)
  record.facts.release = { releaseName: 'app', namespace: 'apps' }
  const demo = thing('databases/apps/demo', { finalizers: ['x/y'] })
  const namespaces = [heldUp(thing('namespaces/apps'), [demo]), went(thing('namespaces/tenant'))]
  record.facts.probe = probed({ namespaces, crds: [went(crd)] })
  const report = buildReport(
    record,
    { verdict: 'leaked', reason: 'x' },
    { source: 'charts/app', command: [], failOn: 'leaked' },
  )
  expect(reportSchema.parse(report).probe).toMatchObject({
    end: 'blocked',
    namespace: { name: 'apps', deleted: false, blocking: [{ name: 'demo', finalizers: ['x/y'] }] },
    otherNamespaces: [{ name: 'tenant', deleted: true }],
    crds: [{ name: crd.id.name, deleted: true }],
  })
})
