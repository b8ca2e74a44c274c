import type { Change } from '../../snapshot/change.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { topTracker } from '../argo-cd/application.ts'
import { explainArgoCd, markFacts } from '../argo-cd/leftovers.ts'
import { isDeleting, isPresent, objectOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { CleanUp, Explanation, Fact } from '../finding.ts'
import { attribute } from '../origin/attribution.ts'
import { likelyMaker, makerOf, makerTrace } from '../origin/maker.ts'
import { creatorOf, wroteBeforeInstall } from '../origin/managers.ts'
import { runtimeMaker } from '../origin/runtime-objects.ts'
import { ARGO_APPLICATION, otherRelease } from '../origin/tracking.ts'
import { workloadName } from '../origin/workloads.ts'
import type { Rule } from '../rule.ts'
import { ownerFix } from '../uninstall/owner-fix.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { counted, forCount, listed, objectsListed, unique, uniqueFacts } from '../words/phrases.ts'

/** Made by a program while the chart ran, and nobody was told to delete it. */
export const e1: Rule = {
  id: 'E1',
  title: 'Made at run time, without an owner',
  severity: 'leaked',
  docs: [DOCS.owners, DOCS.garbageCollection],
  page: {
    what: 'A program of the chart made objects while it ran, without an owner; or other releases and applications appeared.',
    looks: 'No ownerReference and no annotation of the release; `managedFields` names the program that made them.',
    why: "Helm deletes what it rendered, the garbage collector what has an owner. What has neither is nobody's.",
    fix: 'Let the program set an ownerReference on what it makes in its own namespace; delete the rest (cluster-scoped objects, and those of other namespaces) in a pre-delete hook.',
    cleanUp: 'Delete the objects by name.',
  },
  claims(change, evidence) {
    if (!isPresent(change) || isDeleting(change)) return undefined
    const object = objectOf(change)
    if (otherRelease(object, evidence)) return 'other releases'
    const tracker = object.owners.length === 0 ? topTracker(object, evidence) : undefined
    if (tracker) return `${tracker.tool} ${tracker.namespace ?? ''}/${tracker.name}`
    const maker = runtimeMaker(change, evidence)
    return maker && `made by ${maker}`
  },
  explain(changes, evidence) {
    const [first] = changes as [Change]
    if (otherRelease(objectOf(first), evidence)) return explainReleases(changes, evidence)
    if (topTracker(objectOf(first), evidence)) return explainTracked(changes, evidence)
    return explainMade(changes, evidence)
  },
}

function explainMade(changes: Change[], evidence: Evidence): Explanation {
  const [first] = changes as [Change]
  const manager = creatorOf(objectOf(first))?.manager ?? 'unknown'
  const workload = makerOf(first, evidence)
  const who = workload ? workloadName(workload) : `field manager \`${manager}\``
  const isDoubtful = !workload && wroteBeforeInstall(manager, evidence)
  const wasThere = isDoubtful
    ? ` The same field manager had written objects before the install as well, so ${forCount(changes, 'this one need', 'these need')} not be the chart's.`
    : ''
  const likely = changes.flatMap(change => likelyMaker(change, evidence) ?? [])
  const traces = changes.flatMap(change => makerTrace(change, evidence) ?? [])
  return {
    cause: `${objectsListed(changes)} ${forCount(changes, 'was', 'were')} made by ${who} while the chart ran. ${forCount(changes, 'It has', 'They have')} no owner and no mark of Helm, so neither Kubernetes nor Helm deletes ${forCount(changes, 'it', 'them')}.${wasThere}`,
    evidence: [...changes.slice(0, 8).map(change => madeFact(change)), ...uniqueFacts(traces).slice(0, 8)],
    attribution: attribute(changes, evidence),
    chartFix: ownerFix(changes, { workload, manager, isDoubtful, likely }, evidence),
    cleanUp: deleteCommands(changes, 'deletes what was made at run time'),
  }
}

function madeFact(change: Change): Fact {
  const object = objectOf(change)
  return {
    fact: `made at ${object.creationTimestamp} by field manager \`${creatorOf(object)?.manager ?? 'unknown'}\`; no ownerReference, no \`meta.helm.sh/release-name\``,
    source: `metadata of ${displayName(change.id)}`,
  }
}

function explainReleases(changes: Change[], evidence: Evidence): Explanation {
  const releases = unique(changes.map(change => otherRelease(objectOf(change), evidence) ?? ''))
  return {
    title: 'Other Helm releases appeared, and stay',
    cause: `While the chart ran, ${counted(releases.length, 'other Helm release')} appeared: ${listed(releases)}, with ${counted(changes.length, 'object')}. Uninstalling this chart does not uninstall ${releases.length === 1 ? 'it' : 'them'}.`,
    evidence: changes.slice(0, 8).map(change => ({
      fact: `belongs to release ${otherRelease(objectOf(change), evidence)}`,
      source: `metadata of ${displayName(change.id)}`,
    })),
    attribution: attribute(changes, evidence),
    chartFix: { what: 'Uninstall these releases in a pre-delete hook, while what installed them still runs.' },
    cleanUp: [
      ...releases.map(uninstallOf),
      // Helm keeps what they keep on purpose, and can do nothing when their record or one of their CRDs is gone.
      ...deleteCommands(changes, 'deletes what these releases leave, or all of it when Helm can no longer do so'),
    ],
  }
}

function uninstallOf(release: string): CleanUp {
  const [, name = release, namespace = 'default'] = /^(.+) \((.*)\)$/.exec(release) ?? []
  return {
    // The name is an annotation's value, which anybody may write: it must not be read as an option.
    argv: ['helm', 'uninstall', '--ignore-not-found', '--namespace', namespace, '--', name],
    why: 'uninstalls the release that came with the chart',
  }
}

function explainTracked(changes: Change[], evidence: Evidence): Explanation {
  const tracker = topTracker(objectOf(changes[0] as Change), evidence)
  if (tracker?.tool === ARGO_APPLICATION) return explainArgoCd(changes, tracker, evidence)
  const name = `${tracker?.tool} ${tracker?.name}`
  return {
    title: `Deployed by ${name}, and stays`,
    cause: `${objectsListed(changes)} ${forCount(changes, 'is', 'are')} managed by ${name}. ${forCount(changes, 'It has', 'They have')} no owner, so nothing deletes ${forCount(changes, 'it', 'them')}.`,
    evidence: markFacts(changes, evidence),
    attribution: { ...attribute(changes, evidence), controller: name },
    chartFix: { what: `Let ${tracker?.tool} delete what it deployed before its own object is deleted.` },
    cleanUp: deleteCommands(changes, `deletes what ${name} had deployed`),
  }
}
