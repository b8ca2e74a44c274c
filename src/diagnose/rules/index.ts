/** All rules, specific before general: the first that claims a change explains it. A new rule is a file and a line. */
import type { Rule } from '../rule.ts'
import { a1 } from './a1-crds-directory.ts'
import { a2 } from './a2-kept-on-purpose.ts'
import { a3 } from './a3-unknown-resource-policy.ts'
import { a5 } from './a5-left-hook-objects.ts'
import { a6 } from './a6-failed-hook.ts'
import { a7 } from './a7-clean-up-hook-objects.ts'
import { a8 } from './a8-test-hook-objects.ts'
import { a9 } from './a9-crd-in-hook.ts'
import { a10 } from './a10-hook-remakes-objects.ts'
import { a11 } from './a11-uninstall-failed.ts'
import { a12 } from './a12-hook-cannot-start.ts'
import { a13 } from './a13-hook-refuses.ts'
import { a14 } from './a14-hook-lacks-rights.ts'
import { a15 } from './a15-idle-clean-up-hook.ts'
import { a16 } from './a16-post-delete-hook-failed.ts'
import { a17 } from './a17-crd-went-first.ts'
import { a18 } from './a18-release-namespace.ts'
import { a19 } from './a19-namespace-in-templates.ts'
import { a20 } from './a20-baseline-object-deleted.ts'
import { a21 } from './a21-release-record.ts'
import { a22 } from './a22-not-in-last-manifest.ts'
import { a24 } from './a24-error-after-purge.ts'
import { b1 } from './b1-controller-gone.ts'
import { b2 } from './b2-crd-held-by-instances.ts'
import { b3 } from './b3-crd-instances-unlistable.ts'
import { b5 } from './b5-built-in-kind-held.ts'
import { b6 } from './b6-controller-stalls.ts'
import { b10 } from './b10-owner-waits.ts'
import { b11 } from './b11-volume-claim-in-use.ts'
import { b14 } from './b14-controller-not-here.ts'
import { c1 } from './c1-namespace-discovery-broken.ts'
import { c3 } from './c3-namespace-content-undeletable.ts'
import { c4 } from './c4-namespace-content-remains.ts'
import { c5 } from './c5-namespace-finalizers-remain.ts'
import { c6 } from './c6-namespace-own-finalizer.ts'
import { c7 } from './c7-slow-pod.ts'
import { c10 } from './c10-namespace-lost-finalizer.ts'
import { d1 } from './d1-webhook-stays.ts'
import { d2 } from './d2-webhook-blocks.ts'
import { d3 } from './d3-conversion-webhook-gone.ts'
import { d4 } from './d4-api-service-broken.ts'
import { d5 } from './d5-admission-policy.ts'
import { d6 } from './d6-webhook-made-again.ts'
import { d7 } from './d7-api-server-setting.ts'
import { e1 } from './e1-made-at-run-time.ts'
import { e2 } from './e2-wrong-owner-scope.ts'
import { e3 } from './e3-orphaned-dependent.ts'
import { e4 } from './e4-stateful-set-claims.ts'
import { e5 } from './e5-retained-volume.ts'
import { e6 } from './e6-run-time-secret.ts'
import { e7 } from './e7-leader-election-lock.ts'
import { e8 } from './e8-foreign-namespace.ts'
import { e9 } from './e9-made-again.ts'
import { e10 } from './e10-run-time-crd.ts'
import { e11 } from './e11-finished-jobs.ts'
import { f1 } from './f1-nodes-changed.ts'
import { f2 } from './f2-namespaces-changed.ts'
import { f3 } from './f3-workloads-changed.ts'
import { f4 } from './f4-configuration-changed.ts'
import { f5 } from './f5-default-class-changed.ts'
import { f6 } from './f6-aggregated-role-changed.ts'
import { f9 } from './f9-crd-changed.ts'
import { t1 } from './t1-failed-install-crds.ts'

export const RULES: readonly Rule[] = [
  // the uninstall as a whole: while the release is still there, everything else is a consequence
  a17,
  a13,
  a14,
  a12,
  a11,
  t1,
  // what breaks the cluster
  d2,
  // the same conversion, of a CRD that is in deletion already
  b3,
  d3,
  d4,
  // what came back
  a10,
  d6,
  // what cannot go
  b2,
  c1,
  c3,
  c6,
  c10,
  c5,
  c4,
  c7,
  b11,
  b10,
  b6,
  b1,
  b5,
  b14,
  // what came back and can go
  e9,
  // orphans: a ReplicaSet inherits the marks of its Deployment, so before the rules for marks
  e2,
  e3,
  // Helm's own mechanics
  a9,
  a8,
  a6,
  a16,
  a7,
  a5,
  a21,
  a24,
  a2,
  a3,
  a22,
  a15,
  a1,
  a18,
  // volumes, locks and finished work
  e4,
  e5,
  e7,
  e11,
  // made at run time, the dangerous kinds first
  d5,
  d7,
  e10,
  d1,
  e6,
  e8,
  e1,
  // what was there before and came out changed
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f9,
  a19,
  a20,
]
