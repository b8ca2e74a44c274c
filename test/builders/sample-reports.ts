/** Whole reports to look at: every writer is shown with each of them in test/unit/report/golden. */
import type { Report } from '../../src/report/report.ts'
import { report, reportFinding, reportObject, reportProbed } from './report.ts'

const storageProviders = Array.from({ length: 18 }, (_, index) =>
  reportObject({
    group: 'dataprotection.kubeblocks.io',
    version: 'v1alpha1',
    resource: 'storageproviders',
    kind: 'StorageProvider',
    namespace: undefined,
    name: `provider-${index + 1}`,
    change: 'stuck',
    deletionTimestamp: '2026-11-21T12:04:07Z',
    finalizers: ['storage.kubeblocks.io/finalizer'],
    manager: 'kubeblocks',
  }),
)

/** Many objects, few causes, a namespace that hangs: the bar of a report. */
export const kubeblocks: Report = report({
  verdict: 'leaked',
  reason: '3 findings in 66 objects; 2 of them hang when somebody deletes the namespace kb-system or the CRDs',
  durationMs: 74_000,
  chart: {
    name: 'kubeblocks',
    version: '0.9.2',
    source: 'charts/kubeblocks',
    directory: '/repo/charts/kubeblocks',
    repositoryPath: 'charts/kubeblocks',
  },
  release: { name: 'kubeblocks', namespace: 'kb-system' },
  findings: [
    reportFinding({
      class: 'B1',
      title: 'finalizer whose controller went with the release',
      severity: 'stuck',
      objects: [
        reportObject({
          group: 'operations.kubeblocks.io',
          version: 'v1alpha1',
          resource: 'opsdefinitions',
          kind: 'OpsDefinition',
          namespace: undefined,
          name: 'redis',
          change: 'stuck',
          deletionTimestamp: '2026-11-21T12:04:07Z',
          finalizers: ['opsdefinition.kubeblocks.io/finalizer'],
          manager: 'kubeblocks',
        }),
        ...storageProviders,
      ],
      cause:
        'Their finalizers are taken off by Deployment kubeblocks (kb-system), which Helm deleted first. Nothing else ever wrote these finalizers, so the objects stay in deletion for ever.',
      evidence: [
        {
          fact: 'finalizer storage.kubeblocks.io/finalizer was set by manager kubeblocks at 12:03:41',
          source: 'managedFields of storageproviders.dataprotection.kubeblocks.io/provider-1',
        },
        { fact: 'its pods ran from 12:03:39 to 12:04:09; none is left', source: 'events in kb-system' },
        {
          fact: 'Helm deletes custom resources last: Deployment/kubeblocks was gone before these objects',
          source: 'helm get manifest, order of kinds',
        },
      ],
      attribution: {
        template: 'templates/deployment.yaml',
        line: 1,
        controller: 'Deployment/kubeblocks (kb-system)',
        manager: 'kubeblocks',
      },
      chartFix: {
        what: 'Add a pre-delete hook that deletes StorageProviders and OpsDefinitions and waits until they are gone.',
        patch:
          'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: {{ .Release.Name }}-cleanup\n  annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded',
      },
      remedy: {
        commands: [
          'opsdefinitions.operations.kubeblocks.io redis',
          'storageproviders.dataprotection.kubeblocks.io provider-1',
          'storageproviders.dataprotection.kubeblocks.io provider-2',
        ].map(target => {
          const argv = [
            'kubectl',
            'patch',
            ...target.split(' '),
            '--type=merge',
            '--patch',
            '{"metadata":{"finalizers":null}}',
          ]
          return {
            argv,
            text: `${argv.slice(0, -1).join(' ')} '{"metadata":{"finalizers":null}}'`,
            why: 'takes the finalizer off that nobody serves any more',
          }
        }),
        proven: true,
      },
      docs: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/'],
    }),
    reportFinding({
      class: 'A2',
      title: 'kept on purpose, and then stuck',
      severity: 'stuck',
      objects: [
        ...Array.from({ length: 3 }, (_, index) =>
          reportObject({
            group: '',
            resource: 'configmaps',
            kind: 'ConfigMap',
            namespace: 'kb-system',
            name: `kb-config-${index + 1}`,
            finalizers: ['config.kubeblocks.io/finalizer'],
          }),
        ),
        reportObject({
          group: 'extensions.kubeblocks.io',
          resource: 'addons',
          kind: 'Addon',
          namespace: undefined,
          name: 'redis',
          finalizers: ['addon.kubeblocks.io/finalizer'],
        }),
      ],
      cause:
        'helm.sh/resource-policy: keep leaves them on purpose, but they carry finalizers that nobody will take off: deleting the namespace or the CRDs hangs.',
      evidence: [
        {
          fact: 'annotation helm.sh/resource-policy: keep',
          source: 'metadata of addons.extensions.kubeblocks.io/redis',
        },
      ],
      attribution: { template: 'templates/addons/redis.yaml', line: 2 },
      chartFix: { what: 'Delete the addons before the uninstall, or take the finalizers off in a pre-delete hook.' },
      remedy: { commands: [], proven: null },
      docs: [],
    }),
    reportFinding({
      class: 'E1',
      title: 'made by the operator, owned by nobody',
      severity: 'leaked',
      objects: [
        ...Array.from({ length: 3 }, (_, index) =>
          reportObject({
            group: '',
            resource: 'secrets',
            kind: 'Secret',
            namespace: 'kb-system',
            name: `sh.helm.release.v1.kb-addon-${index + 1}.v1`,
            manager: 'Helm',
          }),
        ),
        ...Array.from({ length: 40 }, (_, index) =>
          reportObject({
            group: 'apps.kubeblocks.io',
            resource: 'componentdefinitions',
            kind: 'ComponentDefinition',
            namespace: undefined,
            name: `redis-${index + 1}`,
          }),
        ),
      ],
      cause:
        'The operator installed them by Jobs of its own, as releases kb-addon-*; nothing removes them with the chart.',
      attribution: { controller: 'Deployment/kubeblocks (kb-system)' },
      chartFix: { what: 'Add a pre-delete hook that disables the addons first.' },
    }),
    reportFinding({
      class: 'A2',
      title: 'kept on purpose',
      severity: 'kept',
      fails: false,
      objects: [
        reportObject({
          group: 'apiextensions.k8s.io',
          resource: 'customresourcedefinitions',
          kind: 'CustomResourceDefinition',
          namespace: undefined,
          name: 'clusters.apps.kubeblocks.io',
        }),
      ],
      cause: 'helm.sh/resource-policy: keep says so, and nothing blocks it.',
      evidence: [],
      attribution: { template: 'templates/crds/clusters.yaml', line: 2 },
      chartFix: { what: 'Nothing, if this is meant; say in the README how to remove it.' },
    }),
  ],
  kept: ['customresourcedefinitions.apiextensions.k8s.io/clusters.apps.kubeblocks.io'],
  ignored: [{ rule: 'N1', why: 'Events go by themselves after an hour', count: 41 }],
  settle: { reason: 'quiet', durationMs: 8_000, looks: 9, moving: [], stuck: [] },
  diagnostics: 'diagnostics',
  probe: {
    end: 'blocked',
    durationMs: 7_400,
    namespace: reportProbed({
      name: 'kb-system',
      conditions: [
        {
          type: 'NamespaceContentRemaining',
          reason: 'SomeResourcesRemain',
          message: 'Some resources are remaining: configmaps. has 3 resource instances',
        },
        {
          type: 'NamespaceFinalizersRemaining',
          reason: 'SomeFinalizersRemain',
          message:
            'Some content in the namespace has finalizers remaining: config.kubeblocks.io/finalizer in 3 resource instances',
        },
      ],
      remaining: 3,
      blocking: Array.from({ length: 3 }, (_, index) => ({
        ...{ group: '', version: 'v1', resource: 'configmaps', kind: 'ConfigMap', namespace: 'kb-system' },
        ...{ name: `kb-config-${index + 1}`, uid: `uid-${index}`, finalizers: ['config.kubeblocks.io/finalizer'] },
        why: 'finalizer config.kubeblocks.io/finalizer: Deployment/kubeblocks (kb-system), which removes it, is gone',
      })),
    }),
    otherNamespaces: [],
    crds: [
      reportProbed({
        name: 'addons.extensions.kubeblocks.io',
        conditions: [
          {
            type: 'Terminating',
            reason: 'InstanceDeletionInProgress',
            message: 'CustomResource deletion is in progress',
          },
        ],
        remaining: 1,
        blocking: [
          {
            ...{ group: 'extensions.kubeblocks.io', version: 'v1alpha1', resource: 'addons', kind: 'Addon' },
            ...{ name: 'redis', uid: 'uid-redis', finalizers: ['addon.kubeblocks.io/finalizer'] },
            why: 'finalizer addon.kubeblocks.io/finalizer: Deployment/kubeblocks (kb-system), which removes it, is gone',
          },
        ],
      }),
      reportProbed({ name: 'clusters.apps.kubeblocks.io', deleted: true, durationMs: 410 }),
    ],
  },
  after: { objects: 308, resources: 71 },
  warnings: ['node-image kindest/node:v1.36.3 has no digest, so it may be another image tomorrow'],
})

export const clean: Report = report({
  ignored: [{ rule: 'N1', why: 'Events go by themselves after an hour', count: 12 }],
})

/** The install failed: no verdict about leaks, and the reason in helm's own words. */
export const inconclusive: Report = report({
  verdict: 'inconclusive',
  reason: 'the chart was not installed: helm install ended with exit code 1',
  steps: [
    ...report().steps.slice(0, 4),
    {
      name: 'install',
      status: 'failed',
      durationMs: 300_200,
      detail: 'helm install ended with exit code 1: resource Deployment/clean-uninstall-test/my-operator not ready',
    },
    { name: 'uninstall', status: 'ok', durationMs: 380, detail: 'helm 4.3.1, exit code 0' },
    { name: 'settle', status: 'failed', durationMs: 120_000, detail: 'not quiet after 2 min' },
  ],
  durationMs: 433_900,
  install: {
    argv: ['helm', 'install', 'my-operator', 'charts/my-operator'],
    exitCode: 1,
    durationMs: 300_200,
    timedOut: false,
    stdout: '',
    stderr:
      'Error: INSTALLATION FAILED: resource Deployment/clean-uninstall-test/my-operator not ready. status: InProgress, message: Available: 0/1\ncontext deadline exceeded',
  },
  settle: {
    reason: 'limit',
    durationMs: 120_000,
    looks: 40,
    moving: ['Pod/my-operator-5d9c (clean-uninstall-test) is being deleted'],
    stuck: [],
  },
  listFailures: [
    {
      resource: 'widgets.example.com',
      error: 'conversion webhook for example.com/v1, Kind=Widget failed: service "conversion" not found',
    },
  ],
})

/** More findings than any annotation or summary can show. */
export const many: Report = report({
  verdict: 'leaked',
  reason: '300 findings in 300 objects',
  findings: Array.from({ length: 300 }, (_, index) =>
    reportFinding({
      class: index % 3 === 0 ? 'unexplained' : 'E1',
      title: index % 3 === 0 ? 'not explained' : 'made at run time, owned by nobody',
      severity: index < 5 ? 'stuck' : 'leaked',
      objects: [reportObject({ name: `thing-${index}` })],
      cause: `Object number ${index} was made by the operator. Nothing deletes it.`,
      attribution: { template: `templates/thing-${index}.yaml`, line: index + 1 },
    }),
  ),
})

/** What a name or a message can be at its worst. */
export const HOSTILE = [
  '**bold** _it_ `code` ``two`` [link](https://evil.example) ![x](https://evil.example/x.png)',
  '<script>alert(1)</script><img src=x onerror=alert(1)></details></summary><!-- ',
  '| cell | --- |',
  '\u001b[31mred\u001b[0m \u001b[2J\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u0007 \u009b31m',
  '::error file=a.ts,line=1::owned\n::stop-commands::x\n##[error]owned\r::set-output name=verdict::clean',
  '%0A::error::owned%0D%25',
  'abc\u202egnp.exe \u2066isolate\u2069 \u200bzero\ufeff \u2028line\u2029paragraph',
  '@octocat @org/team #1 GH-1 https://evil.example www.evil.example',
  'x'.repeat(253),
  'emoji 🐙👩‍👩‍👧‍👦 日本語 e\u0301',
  '```\n# heading\n- item\n1. one\n> quote\n```',
  "'; rm -rf / #$(id)`id`",
  '\ud800 lone surrogate',
] as const

export const hostile: Report = report({
  verdict: 'leaked',
  reason: HOSTILE.join(' / '),
  chart: {
    name: HOSTILE[1],
    version: HOSTILE[3],
    source: HOSTILE[4],
    directory: '/repo/charts/hostile',
    repositoryPath: 'charts/hostile',
  },
  findings: HOSTILE.map(text =>
    reportFinding({
      class: text,
      title: text,
      objects: [
        reportObject({
          name: text,
          namespace: text,
          kind: text,
          finalizers: [text],
          manager: text,
          change: 'modified',
          fields: [{ path: text, before: text, after: text }],
        }),
      ],
      cause: text,
      evidence: [{ fact: text, source: text }],
      attribution: { template: text, line: 3, hook: text, controller: text },
      chartFix: { what: text, patch: text },
      remedy: {
        commands: [{ argv: ['kubectl', 'delete', text], text: `kubectl delete ${text}`, why: text }],
        proven: false,
        output: text,
      },
      docs: [text],
    }),
  ),
  probe: {
    end: 'limit',
    durationMs: 20_000,
    otherNamespaces: [],
    crds: HOSTILE.flatMap(text => [
      reportProbed({
        name: text,
        conditions: [{ type: text, reason: text, message: text }],
        remaining: 2,
        blocking: [
          {
            ...{ group: text, version: 'v1', resource: text, kind: text, namespace: text, name: text },
            ...{ uid: text, finalizers: [text], why: text },
          },
        ],
        refused: text,
      }),
      reportProbed({ name: text, deleted: true }),
    ]),
  },
  kept: [...HOSTILE],
  ignored: HOSTILE.map(text => ({ rule: text, why: text, count: 1 })),
  listFailures: HOSTILE.map(text => ({ resource: text, error: text })),
  warnings: [...HOSTILE],
  steps: HOSTILE.map(text => ({ name: 'install' as const, status: 'failed' as const, durationMs: 1, detail: text })),
  install: { argv: ['helm'], exitCode: 1, durationMs: 1, timedOut: false, stdout: '', stderr: HOSTILE.join('\n') },
})

export const SAMPLES = { kubeblocks, clean, inconclusive, many, hostile }
