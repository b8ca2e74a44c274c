/** Reports with complete defaults: a test states only what differs. */
import type { Report, ReportFinding, ReportObject, ReportProbed } from '../../src/report/report.ts'

type Deep<T> = { [Key in keyof T]?: T[Key] | undefined }

export function reportObject(overrides: Deep<ReportObject> = {}): ReportObject {
  const name = overrides.name ?? 'demo'
  return {
    group: 'db.example.com',
    version: 'v1',
    resource: 'databases',
    kind: 'Database',
    namespace: 'apps-ns',
    name,
    uid: `uid-of-${name}`,
    change: 'left',
    finalizers: [],
    owners: [],
    ...overrides,
  } as ReportObject
}

export function reportFinding(overrides: Deep<ReportFinding> = {}): ReportFinding {
  return {
    class: 'A1',
    title: 'CRD from crds/ stays behind',
    severity: 'leaked',
    fails: true,
    objects: [reportObject()],
    cause: 'Helm never deletes what lies in crds/.',
    evidence: [{ fact: 'the chart brings it in crds/database.yaml', source: 'chart' }],
    attribution: { template: 'crds/database.yaml', line: 2 },
    chartFix: { what: 'Say in the README that the CRD stays, and how to remove it.' },
    remedy: {
      commands: [
        {
          argv: ['kubectl', 'delete', 'crd', 'databases.db.example.com'],
          text: 'kubectl delete crd databases.db.example.com',
          why: 'removes the CRD',
        },
      ],
      proven: null,
    },
    docs: ['https://helm.sh/docs/chart_best_practices/custom_resource_definitions/'],
    ...overrides,
  } as ReportFinding
}

/** A deletion that did not end. */
export function reportProbed(overrides: Deep<ReportProbed> = {}): ReportProbed {
  return {
    name: 'demo',
    deleted: false,
    durationMs: 7_400,
    conditions: [],
    remaining: 0,
    blocking: [],
    ...overrides,
  } as ReportProbed
}

/** A clean run of a small chart. */
export function report(overrides: Deep<Report> = {}): Report {
  return {
    schema: 'clean-uninstall/report/v1',
    verdict: 'clean',
    reason: 'the cluster is back at its baseline',
    startedAt: '2026-11-21T12:03:00.000Z',
    durationMs: 21_400,
    tool: { version: '0.1.0' },
    cluster: {
      kind: 'v0.33.0',
      kubernetes: 'v1.36.3',
      nodeImage: 'kindest/node:v1.36.3',
      name: 'clean-uninstall-0a1b2c3d',
      existing: false,
    },
    helm: { version: '4.3.1' },
    chart: {
      name: 'my-operator',
      version: '1.4.0',
      source: 'charts/my-operator',
      directory: '/repo/charts/my-operator',
      repositoryPath: 'charts/my-operator',
    },
    release: { name: 'my-operator', namespace: 'clean-uninstall-test' },
    scenario: 'install-uninstall',
    policy: { failOn: 'leaked' },
    steps: [
      { name: 'tools', status: 'ok', durationMs: 40, detail: 'kind 0.33.0, helm 4.3.1, docker' },
      { name: 'chart', status: 'ok', durationMs: 12, detail: 'my-operator 1.4.0' },
      { name: 'cluster', status: 'ok', durationMs: 12_100, detail: 'kind v0.33.0, Kubernetes 1.36.3' },
      { name: 'baseline', status: 'ok', durationMs: 110, detail: '241 objects in 63 resources' },
      { name: 'install', status: 'ok', durationMs: 6_300, detail: 'my-operator 1.4.0, 12 objects, ready' },
      { name: 'use', status: 'skipped', durationMs: 0, detail: 'nothing to run' },
      { name: 'uninstall', status: 'ok', durationMs: 410, detail: 'helm 4.3.1, exit code 0' },
      { name: 'settle', status: 'ok', durationMs: 1_900, detail: 'quiet' },
    ],
    install: {
      argv: ['helm', 'install', 'my-operator', 'charts/my-operator'],
      exitCode: 0,
      durationMs: 6_300,
      timedOut: false,
      stdout: 'NAME: my-operator\nSTATUS: deployed',
      stderr: '',
    },
    uninstall: {
      argv: ['helm', 'uninstall', 'my-operator'],
      exitCode: 0,
      durationMs: 410,
      timedOut: false,
      stdout: 'release "my-operator" uninstalled',
      stderr: '',
      kept: [],
    },
    findings: [],
    ignored: [],
    kept: [],
    settle: { reason: 'clean', durationMs: 1_900, looks: 3, moving: [], stuck: [] },
    baseline: { objects: 241, resources: 63 },
    after: { objects: 241, resources: 63 },
    listFailures: [],
    timeline: [],
    warnings: [],
    ...overrides,
  } as Report
}
