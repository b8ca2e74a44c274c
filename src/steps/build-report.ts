/** From what a run has seen to the one report that all writers read. */
import type { Finding, Severity } from '../diagnose/finding.ts'
import type { Probe, Probed } from '../diagnose/probe/probed.ts'
import { lastLines } from '../last-lines.ts'
import { withoutValues } from '../report/redact.ts'
import {
  REPORT_SCHEMA,
  type Report,
  type ReportFinding,
  type ReportObject,
  type ReportProbe,
  type ReportProbed,
} from '../report/report.ts'
import { shellText } from '../report/shell-text.ts'
import type { CommandResult } from '../scenario/results.ts'
import type { Change } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { lastWriter } from '../snapshot/writers.ts'
import { concerning } from '../timeline/select.ts'
import { NO_TIMELINE } from '../timeline/timeline.ts'
import { fails, type Judgement } from '../verdict.ts'
import { TOOL_VERSION } from '../version.ts'
import type { RunFacts, RunRecord } from './run-record.ts'

/** Only the end of what Helm said is kept: the error is there. */
const OUTPUT_LINES = 40

/** Builds the report of a run, whole or broken off. `source` is the chart as the user wrote it. */
export function buildReport(
  record: RunRecord,
  judgement: Judgement,
  asked: { source: string; command: string[]; failOn: Severity },
): Report {
  const { facts } = record
  const { baseline, settled, chart, uninstall } = facts
  return {
    schema: REPORT_SCHEMA,
    ...judgement,
    startedAt: record.startedAt.toISOString(),
    durationMs: record.durationMs(),
    tool: { version: TOOL_VERSION },
    command: asked.command,
    ...(facts.cluster && { cluster: clusterOf(facts.cluster, facts.kindVersion, facts.kubernetesVersion) }),
    ...(facts.helmVersion && { helm: { version: facts.helmVersion } }),
    chart: {
      source: asked.source,
      ...(chart && { name: chart.name, version: chart.version }),
      ...(chart?.inPlace && { directory: chart.directory }),
      ...(facts.repositoryPath !== undefined && { repositoryPath: facts.repositoryPath }),
    },
    ...(facts.release && { release: { name: facts.release.releaseName, namespace: facts.release.namespace } }),
    scenario: 'install-uninstall',
    policy: { failOn: asked.failOn },
    steps: record.steps,
    // The notes that Helm prints on stdout may hold a password.
    ...(facts.install && { install: { ...commandOf(facts.install), stdout: '' } }),
    ...(uninstall && {
      uninstall: {
        ...commandOf(uninstall),
        kept: uninstall.kept,
        ...(uninstall.releaseStatus && { releaseStatus: uninstall.releaseStatus }),
      },
    }),
    findings: facts.findings.map(finding => findingOf(finding, asked.failOn, settled)),
    ignored: facts.ignored,
    kept: facts.findings
      .filter(finding => finding.severity === 'kept')
      .flatMap(({ changes }) => changes.map(({ id }) => displayName(id))),
    ...(settled && {
      settle: {
        reason: settled.reason,
        durationMs: settled.durationMs,
        looks: settled.looks,
        moving: settled.moving.map(({ what, why }) => `${what}: ${why}`),
        stuck: settled.stuck.map(({ what, why }) => `${what}: ${why}`),
      },
    }),
    ...(facts.probe && { probe: probeOf(facts.probe, facts.release?.namespace) }),
    ...(baseline && { baseline: countOf(baseline) }),
    ...(settled && { after: countOf(settled.after) }),
    listFailures: listFailuresOf(baseline, settled?.after),
    timeline: timelineOf(facts),
    ...(facts.diagnostics !== undefined && { diagnostics: facts.diagnostics }),
    warnings: record.warnings,
  }
}

function timelineOf({ timeline = NO_TIMELINE, settled, rendered }: RunFacts): Report['timeline'] {
  return concerning(timeline, settled?.comparison.changes ?? [], rendered).map(({ at, event, id, manager }) => ({
    at,
    event,
    object: displayName(id),
    uid: id.uid,
    ...(manager !== undefined && { manager }),
  }))
}

function clusterOf(
  cluster: { name?: string; nodeImage?: string; existing: boolean },
  kind?: string,
  kubernetes?: string,
) {
  return { ...cluster, ...(kind && { kind }), ...(kubernetes && { kubernetes }) }
}

function commandOf(command: CommandResult) {
  return {
    argv: withoutValues(command.argv),
    exitCode: command.exitCode ?? null,
    durationMs: command.durationMs,
    timedOut: command.timedOut,
    stdout: lastLines(command.stdout, OUTPUT_LINES),
    stderr: lastLines(command.stderr, OUTPUT_LINES),
  }
}

function findingOf(finding: Finding, failOn: Severity, settled: RunFacts['settled']): ReportFinding {
  const { after, moving = [] } = settled ?? {}
  const { template, ...attribution } = finding.attribution
  return {
    class: finding.class,
    title: finding.title,
    severity: finding.severity,
    fails: fails(finding, failOn, moving),
    objects: finding.changes.map(change => objectOf(change, after)),
    cause: finding.cause,
    evidence: finding.evidence,
    attribution: {
      ...(template && { template: template.file, ...(template.line !== undefined && { line: template.line }) }),
      ...attribution,
    },
    chartFix: finding.chartFix,
    remedy: {
      commands: finding.cleanUp.map(({ argv, why }) => ({ argv, text: shellText(argv), why })),
      proven: null,
    },
    docs: finding.docs,
  }
}

function objectOf(change: Change, after: Snapshot | undefined): ReportObject {
  const object = change.after ?? change.before
  const manager = object && lastWriter(object.writers)?.manager
  return {
    ...change.id,
    change: change.kind,
    ...(object?.deletionTimestamp !== undefined && { deletionTimestamp: object.deletionTimestamp }),
    finalizers: object?.finalizers ?? [],
    owners: (object?.owners ?? []).map(({ apiVersion, kind, name, uid }) => ({
      apiVersion,
      kind,
      name,
      uid,
      exists: after?.objects.has(uid) ?? false,
    })),
    ...(manager !== undefined && { manager }),
    ...(change.fields.length > 0 && { fields: change.fields }),
  }
}

function probeOf({ end, durationMs, namespaces, crds }: Probe, release: string | undefined): ReportProbe {
  const namespace = namespaces.find(({ id }) => id.name === release)
  return {
    end,
    durationMs,
    ...(namespace && { namespace: probedOf(namespace) }),
    otherNamespaces: namespaces.filter(other => other !== namespace).map(probedOf),
    crds: crds.map(probedOf),
  }
}

function probedOf({ id, conditions, blocking, ...probed }: Probed): ReportProbed {
  return {
    name: id.name,
    ...probed,
    conditions: conditions.map(({ type, reason, message }) => ({ type, reason, message })),
    blocking: blocking.map(({ id: object, finalizers, why }) => ({ ...object, finalizers, why })),
  }
}

function countOf({ objects, types }: Snapshot) {
  return { objects: objects.size, resources: types.length }
}

function listFailuresOf(...snapshots: (Snapshot | undefined)[]) {
  const failures = snapshots.flatMap(snapshot => snapshot?.failures ?? [])
  return [...new Map(failures.map(({ resource, error }) => [`${resource} ${error}`, { resource, error }])).values()]
}
