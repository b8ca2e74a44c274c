import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { field, objectOf, trueCondition } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { attribute } from '../origin/attribution.ts'
import { runtimeMaker } from '../origin/runtime-objects.ts'
import { otherRelease, trackerOf } from '../origin/tracking.ts'
import type { Rule } from '../rule.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, objectsListed } from '../words/phrases.ts'

/** Work that is done and that nobody owns. */
export const e11: Rule = {
  id: 'E11',
  title: 'Finished Jobs or pods without an owner stay',
  severity: 'leaked',
  docs: [DOCS.ttlAfterFinished],
  page: {
    what: 'Jobs or pods that a program of the chart started have finished, and nothing deletes them.',
    looks: 'A Job with condition Complete or Failed, or a pod in phase Succeeded or Failed, without an owner.',
    why: 'Kubernetes keeps finished work until its owner goes or its time is up, and this has neither.',
    fix: 'Set `ttlSecondsAfterFinished` on these Jobs, or an ownerReference.',
    cleanUp: 'Delete the Jobs and pods by name.',
  },
  claims(change, evidence) {
    const object = objectOf(change)
    if (!finishedAs(change, evidence) || trackerOf(object) || otherRelease(object, evidence)) return undefined
    return runtimeMaker(change, evidence)
  },
  explain: (changes, evidence) => ({
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} started by ${runtimeMaker(changes[0] as Change, evidence)}, ${forCount(changes, 'has', 'have')} finished, and ${forCount(changes, 'has', 'have')} no owner: nothing ever deletes ${forCount(changes, 'it', 'them')}.`,
    evidence: changes.slice(0, 8).map(change => ({
      fact: `${finishedAs(change, evidence)}; no ownerReference`,
      source: displayName(change.id),
    })),
    attribution: attribute(changes, evidence),
    chartFix: {
      what: 'Set `ttlSecondsAfterFinished` on these Jobs, or an ownerReference.',
      patch: 'spec:\n  ttlSecondsAfterFinished: 60',
    },
    cleanUp: deleteCommands(changes, 'deletes finished work'),
  }),
}

function finishedAs(change: Change, evidence: Evidence): string | undefined {
  const { group, kind } = change.id
  if (group === '' && kind === 'Pod') {
    const phase = field(change, evidence, 'status', 'phase')
    return phase === 'Succeeded' || phase === 'Failed' ? `phase ${phase}` : undefined
  }
  if (group !== 'batch' || kind !== 'Job') return undefined
  const done = trueCondition(change, evidence, 'Complete') ?? trueCondition(change, evidence, 'Failed')
  return done && `condition ${done.type}`
}
