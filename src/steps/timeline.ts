/** The timeline runs beside the steps, from the baseline to the end. */
import type { Release } from '../chart/chart.ts'
import type { Evidence, Recorded } from '../diagnose/evidence/evidence.ts'
import type { Api } from '../kube/api.ts'
import { HookWatch } from '../scenario/hook-watch.ts'
import { shortName } from '../snapshot/object-id.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { Recorder } from '../timeline/recorder.ts'
import type { Life } from './life.ts'

export interface Recording extends AsyncDisposable {
  /** from now on the Jobs and pods of the release's hooks are read while they exist */
  watchHooks(release: Release | undefined): void
  /** tells each hook that is seen at work from now on, `Job/cleanup (apps)` */
  onHook(listener: (hook: string) => void): void
  /** what has been seen so far */
  seen(): Pick<Evidence, Recorded>
}

/** Begins where the baseline ended. What it can't watch is warned of; it never breaks off a run. */
export function startTimeline({ record, signal }: Life, api: Api, before: Snapshot): Recording {
  const recorder = Recorder.from(api, before)
  const ended = new AbortController()
  let hooks: HookWatch | undefined
  let tellHook: (hook: string) => void = () => {}
  return {
    watchHooks(release) {
      if (release === undefined) return
      record.facts.rendered = release
      if (release.hooks.length === 0) return
      const watch = new HookWatch(api, release.hooks, release.namespace, AbortSignal.any([signal, ended.signal]))
      hooks = watch
      recorder.listen((id, object, isGone) => {
        const isOwned = (object.metadata.ownerReferences ?? []).length > 0
        if (watch.take(id, object, isGone) && !isOwned) tellHook(shortName(id))
      })
    },
    onHook(listener) {
      tellHook = listener
    },
    seen: () => ({ timeline: recorder.timeline, hookRuns: hooks?.traces ?? new Map() }),
    async [Symbol.asyncDispose]() {
      ended.abort()
      await recorder[Symbol.asyncDispose]()
      record.facts.timeline = recorder.timeline
      if (hooks !== undefined) record.facts.hookRuns = hooks.traces
      for (const { resource, error } of recorder.timeline.blind)
        record.warn(`the timeline does not show all of ${resource}: ${error}`)
    },
  }
}
