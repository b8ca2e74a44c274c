/** Whether a controller is gone: not what could not be looked up. */
import { expect, test } from 'vitest'
import { isGone } from '../../../src/diagnose/origin/presence.ts'
import { releaseWorkloads } from '../../../src/diagnose/origin/workloads.ts'
import type { ListFailure } from '../../../src/kube/api.ts'
import { evidence, ofRelease, operator, release, thing } from '../../builders/evidence.ts'
import { snapshot } from '../../builders/snapshot.ts'

const deployment = thing('deployments/apps/my-operator', ofRelease())
const seen = evidence({ installed: [deployment], release: release({ objects: [operator()] }) })

function answer(installed: ListFailure[], after: ListFailure[]) {
  const given = {
    ...seen,
    installed: snapshot(installed.length > 0 ? [] : [deployment], installed),
    after: snapshot([], after),
  }
  const [workload] = releaseWorkloads(given)
  return workload && isGone(workload, given)
}

const unlisted = (resource: string) => [{ resource, error: '503' }]

test.for<[what: string, installed: ListFailure[], after: ListFailure[], gone: boolean]>([
  ['all could be listed', [], [], true],
  ['its kind could not be listed before the uninstall', unlisted('deployments.apps'), [], false],
  ['its kind can not be listed after it', [], unlisted('deployments.apps'), false],
  ['pods can not be listed after it', [], unlisted('pods'), false],
  ['another kind can not be listed', [], unlisted('jobs.batch'), true],
])('%s: gone is %s', ([, installed, after, gone]) => expect(answer(installed, after)).toBe(gone))
