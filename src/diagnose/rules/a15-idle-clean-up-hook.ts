import type { HookObject } from '../../chart/chart.ts'
import { displayName } from '../../snapshot/object-id.ts'
import { isDeleting, objectOf, recordsOf } from '../evidence/change-facts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd, objectAt, oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { templateOf } from '../origin/attribution.ts'
import { owningRelease } from '../origin/helm-marks.ts'
import { crdFileOf, crdsDirectory } from '../origin/manifest-match.ts'
import { podSpecOf } from '../origin/program-text.ts'
import type { Rule } from '../rule.ts'
import { programText } from '../uninstall/hook-text.ts'
import { hookOf, hooksFor, hookTitle } from '../uninstall/hooks.ts'
import { skipsHooks } from '../uninstall/uninstall-arguments.ts'
import { DOCS } from '../words/documentation.ts'
import { deleteCommands } from '../words/kubectl.ts'
import { forCount, listed, objectsListed, sourceText } from '../words/phrases.ts'

/** A program that deletes CRDs, as text; `crd` may be a part of a group: `ippools.crd.projectcalico.org`. */
const DELETES_CRDS =
  /\bdelete\b.{0,80}(?<![\w.-])(crds?|customresourcedefinitions?)(?![\w-]|\.(?!apiextensions\.k8s\.io))/i

/** A delete hook that is there to delete the CRDs of `crds/`, reported success, and has deleted none of them. */
export const a15: Rule = {
  id: 'A15',
  title: 'A clean-up hook reported success without having done its work',
  severity: 'leaked',
  docs: [DOCS.helmHooks, DOCS.helmCrds],
  page: {
    what: 'A delete hook that is there to delete the CRDs of the chart ended with success, and all of them are still there.',
    looks:
      'The exit code of the uninstall is 0, and the hook itself is gone, deleted by its policy: there is no trace of what it did not do.',
    why: 'The hook hides its errors (`|| true`, `2>/dev/null`), or it was started with an empty list. One way to that: `.Files` of a chart does not contain the files of its subcharts, so that `.Files.Glob "charts/…"` is always empty.',
    fix: 'Compute the list where the files are (in the subchart), or select the CRDs by a label. Let the hook fail when its list is empty, and let it check at the end that they are gone.',
    cleanUp: '`kubectl delete crd NAME`, after a look at its instances: they go with it.',
  },
  claims(change, evidence) {
    if (!isCrd(change.id) || change.kind !== 'left' || isDeleting(change) || hookOf(change, evidence)) return undefined
    const file = crdFileOf(change.id, evidence)
    if (file === undefined || owningRelease(objectOf(change))) return undefined
    return isUntouched(file.subchart, evidence) ? idleHook(evidence).hook?.name : undefined
  },
  explain(changes, evidence) {
    const { hook } = idleHook(evidence)
    const where = crdsDirectory(
      changes.map(({ id }) => id),
      evidence,
    )
    const title = hook && hookTitle(hook.events, hook)
    const empty = hook ? emptyArguments(hook) : []
    const nothing =
      empty.length === 0 ? '' : ' One of its arguments is empty: it may have been given nothing to delete.'
    return {
      cause: `${objectsListed(changes)} ${forCount(changes, 'comes', 'come')} from ${where}, which Helm never deletes. The chart has ${title ? `the ${title}` : 'a hook'} for that: it reported success and deleted ${forCount(changes, 'it not', 'none of them')}.${nothing}`,
      evidence: [
        { fact: 'the command ended with exit code 0: all hooks have succeeded', source: 'helm uninstall' },
        ...empty,
        ...changes.slice(0, 10).map(change => ({
          fact: `lies in ${sourceText(crdFileOf(change.id, evidence)?.source ?? { file: 'crds/' })}, and is still there`,
          source: displayName(change.id),
        })),
      ],
      attribution: hook ? { ...templateOf(hook.source, evidence), hook: hookTitle(hook.events, hook) } : {},
      chartFix: {
        what: 'Let the hook fail when it is given nothing to delete, and check that the CRDs are gone. `.Files` of a chart does not contain the files of its subcharts: compute the list in the subchart, or select by a label.',
      },
      cleanUp: deleteCommands(changes, 'deletes the CRDs, and with them ALL their instances in all namespaces'),
    }
  },
}

/** The hook that ran at the uninstall and deletes CRDs, by its own text or that of a ConfigMap that it names. */
const idleHook = oncePerEvidence((evidence): { hook?: HookObject } => {
  const { uninstall } = evidence
  if (uninstall?.exitCode !== 0 || skipsHooks(uninstall.argv)) return {}
  const hooks = [...hooksFor('post-delete', evidence), ...hooksFor('pre-delete', evidence)]
  const hook = hooks.find(candidate => DELETES_CRDS.test(programText(candidate, evidence)))
  return hook ? { hook } : {}
})

/** True when every CRD of this subchart's `crds/` is still there: a hook that deletes some has done something. */
function isUntouched(subchart: string | undefined, evidence: Evidence): boolean {
  const crds = (evidence.chart?.crds ?? evidence.release?.crds ?? []).filter(crd => crd.subchart === subchart)
  const place = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }
  return crds.every(({ name }) => objectAt(evidence, 'after', { ...place, name }))
}

/** Arguments of the hook that were rendered empty, by their place. */
function emptyArguments(hook: HookObject): Fact[] {
  return recordsOf(podSpecOf(hook).containers).flatMap(container =>
    ['command', 'args'].flatMap(field => {
      const words = Array.isArray(container[field]) ? container[field] : []
      const empty = words.flatMap((word, index) => (word === '' ? [`\`${field}[${index}]\``] : []))
      if (empty.length === 0) return []
      return [{ fact: `${listed(empty)} rendered empty`, source: sourceText(hook.source) }]
    }),
  )
}
