import { systemClock } from '../clock.ts'
import type { Tools } from '../cluster/tools/program.ts'
import { counted } from '../diagnose/words/phrases.ts'
import {
  type FoundPrerequisite,
  findPrerequisites,
  installPrerequisite,
  openPrerequisites,
  type Prerequisite,
} from '../scenario/prerequisites.ts'
import type { Connection } from './connect.ts'
import type { Life } from './life.ts'

/** Reads what can be read without Helm, as findChart does for the chart itself. */
export function findWhatIsNeeded({ options, workDir, signal }: Life): Promise<FoundPrerequisite[]> {
  return findPrerequisites(options.prerequisite, { workDir, signal })
}

/** Opens what the chart needs first, before a cluster is made for it. */
export function readPrerequisites(
  { world, signal }: Life,
  { helm }: Tools,
  found: readonly FoundPrerequisite[],
): Promise<Prerequisite[]> {
  const log = (line: string) => world.progress.log(line)
  return openPrerequisites(found, { helm: helm.path, signal, log })
}

/** Brings what the chart needs first into the cluster, in the order in which it was given. */
export async function prerequisitesStep(
  { options, record, signal }: Life,
  { api, helm }: Connection,
  prerequisites: readonly Prerequisite[],
): Promise<void> {
  if (prerequisites.length === 0) return
  const install = async (log: (line: string) => void) => {
    const context = { api, helm, clock: systemClock, signal, timeoutMs: options.installTimeoutMs, log }
    for (const prerequisite of prerequisites) {
      log(prerequisite.source)
      await installPrerequisite(prerequisite, context)
    }
  }
  await record.step('prepare', install, () => describe(prerequisites))
}

function describe(prerequisites: readonly Prerequisite[]): string {
  const charts = prerequisites.filter(prerequisite => 'chart' in prerequisite).length
  const objects = prerequisites.flatMap(prerequisite => ('chart' in prerequisite ? [] : prerequisite.manifests)).length
  return [...(charts > 0 ? [counted(charts, 'chart')] : []), ...(objects > 0 ? [counted(objects, 'object')] : [])].join(
    ', ',
  )
}
