/** A21: the history that was asked for, or a record that could not be purged. */
import { expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import type { ReleaseStatus } from '../../../src/scenario/results.ts'
import { evidence, thing, uninstall } from '../../builders/evidence.ts'

function severityOf(argv: string[], releaseStatus?: ReleaseStatus) {
  const record = thing('secrets/apps/sh.helm.release.v1.app.v1', { labels: { status: releaseStatus ?? 'uninstalled' } })
  const run = uninstall({ argv: ['helm', 'uninstall', 'app', ...argv], ...(releaseStatus && { releaseStatus }) })
  const [finding] = explain(evidence({ after: [record], uninstall: run }))
  expect(finding?.class).toBe('A21')
  return finding?.severity
}

test.for<[argv: string[], ReleaseStatus | undefined, severity: string]>([
  [['--keep-history'], 'uninstalled', 'kept'],
  [['--keep-history=true'], 'uninstalled', 'kept'],
  [['--keep-history=true'], undefined, 'kept'],
  [['--keep-history=false'], undefined, 'leaked'],
  [['--keep-history', '--keep-history=false'], undefined, 'leaked'],
  [[], undefined, 'leaked'],
  [[], 'uninstalling', 'leaked'],
])('helm uninstall %s, status %s: %s', ([argv, status, severity]) => expect(severityOf(argv, status)).toBe(severity))
