/**
 * report.json, the one model all writers read: `clean-uninstall/report/v1`.
 * docs/report.schema.json is generated from this schema; changing a field's meaning is a breaking change.
 */
import { z } from 'zod'
import { SEVERITIES } from '../diagnose/finding.ts'
import { HAPPENINGS } from '../timeline/timeline.ts'
import { VERDICTS } from '../verdict.ts'

export const REPORT_SCHEMA = 'clean-uninstall/report/v1'

const verdictSchema = z.enum(VERDICTS)
const severitySchema = z.enum(SEVERITIES)

const sourceLine = { template: z.string().optional(), line: z.number().int().positive().optional() }

const ownerSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
  /** false: no object with this UID exists */
  exists: z.boolean(),
})

const objectSchema = z.object({
  group: z.string(),
  version: z.string(),
  resource: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  uid: z.string(),
  change: z.enum(['left', 'stuck', 'recreated', 'modified', 'lost']),
  deletionTimestamp: z.string().optional(),
  finalizers: z.array(z.string()),
  owners: z.array(ownerSchema),
  /** field manager that wrote it last */
  manager: z.string().optional(),
  /** of modified objects */
  fields: z
    .array(z.object({ path: z.string(), before: z.string().optional(), after: z.string().optional() }))
    .optional(),
})

const findingSchema = z.object({
  /** id of the failure class, `exercise` for what the user's own steps made, or `unexplained` */
  class: z.string(),
  title: z.string(),
  severity: severitySchema,
  /** true when it fails the run: its severity reaches `fail-on`, and it does not only name what still moved at the settle limit */
  fails: z.boolean(),
  objects: z.array(objectSchema),
  cause: z.string(),
  evidence: z.array(z.object({ fact: z.string(), source: z.string() })),
  attribution: z.object({
    ...sourceLine,
    chart: z.string().optional(),
    hook: z.string().optional(),
    controller: z.string().optional(),
    manager: z.string().optional(),
  }),
  chartFix: z.object({ what: z.string(), patch: z.string().optional() }),
  remedy: z.object({
    commands: z.array(z.object({ argv: z.array(z.string()), text: z.string(), why: z.string() })),
    /** null: not tried */
    proven: z.boolean().nullable(),
    output: z.string().optional(),
  }),
  docs: z.array(z.string()),
})

const stepSchema = z.object({
  name: z.enum([
    'chart',
    'tools',
    'cluster',
    'connect',
    'prepare',
    'baseline',
    'install',
    'use',
    'uninstall',
    'settle',
    'evidence',
    'probe',
    'explain',
  ]),
  status: z.enum(['ok', 'failed', 'skipped']),
  /** RFC 3339: the phases of the timeline; absent when it was skipped */
  startedAt: z.string().optional(),
  durationMs: z.number().int().nonnegative(),
  /** one line for people, e.g. `241 objects in 63 resources` */
  detail: z.string(),
})

const probedSchema = z.object({
  name: z.string(),
  deleted: z.boolean(),
  /** from asking for the deletion until it was gone, or until the probe ended */
  durationMs: z.number().int().nonnegative(),
  /** of `status.conditions` what was True when the probe ended, and speaks of the deletion */
  conditions: z.array(z.object({ type: z.string(), reason: z.string(), message: z.string() })),
  /** content of the namespace, or instances of the CRD, that was still there */
  remaining: z.number().int().nonnegative(),
  /** what kept it: of what remained the objects with finalizers, or all when none has any; at most 100 */
  blocking: z.array(
    z.object({
      group: z.string(),
      version: z.string(),
      resource: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      uid: z.string(),
      finalizers: z.array(z.string()),
      /** what it waited for */
      why: z.string(),
    }),
  ),
  /** the server's own words, when it refused the deletion */
  refused: z.string().optional(),
})

const commandSchema = z.object({
  argv: z.array(z.string()),
  exitCode: z.number().int().nullable(),
  durationMs: z.number().int().nonnegative(),
  timedOut: z.boolean(),
  /** the last lines */
  stdout: z.string(),
  stderr: z.string(),
})

const countSchema = z.object({ objects: z.number().int(), resources: z.number().int() })

export const reportSchema = z.object({
  schema: z.literal(REPORT_SCHEMA),
  verdict: verdictSchema,
  /** one sentence: why this verdict */
  reason: z.string(),
  startedAt: z.string(),
  durationMs: z.number().int().nonnegative(),
  tool: z.object({ version: z.string() }),
  /** the same check as a command line, without values that may be secret */
  command: z.array(z.string()).optional(),
  cluster: z
    .object({
      /** version of kind, absent on an existing cluster */
      kind: z.string().optional(),
      kubernetes: z.string().optional(),
      nodeImage: z.string().optional(),
      name: z.string().optional(),
      existing: z.boolean(),
    })
    .optional(),
  helm: z.object({ version: z.string() }).optional(),
  chart: z.object({
    name: z.string().optional(),
    version: z.string().optional(),
    source: z.string(),
    directory: z.string().optional(),
    /** path of the directory in its repository, with `/`; `.` for the repository itself, absent when it lies in none */
    repositoryPath: z.string().optional(),
  }),
  release: z.object({ name: z.string(), namespace: z.string() }).optional(),
  scenario: z.literal('install-uninstall'),
  policy: z.object({ failOn: severitySchema }),
  steps: z.array(stepSchema),
  install: commandSchema.optional(),
  uninstall: commandSchema.extend({ kept: z.array(z.string()), releaseStatus: z.string().optional() }).optional(),
  findings: z.array(findingSchema),
  /** what did not count: by our rules about changes of Kubernetes itself, and by the user's patterns, which also name the objects */
  ignored: z.array(
    z.object({
      rule: z.string(),
      why: z.string(),
      count: z.number().int(),
      /** by display name, at most 100; only of the user's patterns */
      objects: z.array(z.string()).optional(),
    }),
  ),
  /** objects that were kept on purpose (helm.sh/resource-policy: keep), by display name */
  kept: z.array(z.string()),
  settle: z
    .object({
      reason: z.enum(['clean', 'quiet', 'stuck', 'limit']),
      durationMs: z.number().int().nonnegative(),
      looks: z.number().int().nonnegative(),
      /** what was still changing when the limit ended the wait */
      moving: z.array(z.string()),
      /** what is in deletion while nobody is left who could end it, and why */
      stuck: z.array(z.string()),
    })
    .optional(),
  /** what happened when the namespace and the CRDs that were left were deleted; absent when that was not tried */
  probe: z
    .object({
      /** gone: everything went · blocked: what is left can not go · limit: the time was up */
      end: z.enum(['gone', 'blocked', 'limit']),
      durationMs: z.number().int().nonnegative(),
      /** of the release; absent when it was not deleted, because it was there before or nothing in it could block */
      namespace: probedSchema.optional(),
      /** that the chart made */
      otherNamespaces: z.array(probedSchema),
      crds: z.array(probedSchema),
    })
    .optional(),
  baseline: countSchema.optional(),
  after: countSchema.optional(),
  listFailures: z.array(z.object({ resource: z.string(), error: z.string() })),
  /** what happened to changed objects, and to what the release and its hooks ran, oldest first; bounded */
  timeline: z.array(
    z.object({
      at: z.string(),
      event: z.enum(HAPPENINGS),
      /** `resource.group/namespace/name` */
      object: z.string(),
      uid: z.string(),
      /** field manager that wrote last */
      manager: z.string().optional(),
    }),
  ),
  /** folder with snapshots, leftovers, events, logs and what Helm said, relative to this file; absent when the run was clean */
  diagnostics: z.string().optional(),
  /** warnings that do not change the verdict */
  warnings: z.array(z.string()),
})

export type Report = z.infer<typeof reportSchema>
export type ReportFinding = Report['findings'][number]
export type ReportObject = ReportFinding['objects'][number]
export type ReportProbe = NonNullable<Report['probe']>
export type ReportProbed = ReportProbe['crds'][number]
export type ReportStep = Report['steps'][number]
