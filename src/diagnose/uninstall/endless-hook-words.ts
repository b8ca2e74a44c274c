/** What a report says of a hook that does not end because of a container beside its work. */

import type { Explanation, Fact } from '../finding.ts'
import { counted, forCount, listed } from '../words/phrases.ts'
import { type Container, type EndlessHook, ownContainers } from './endless-hook.ts'
import { sourceOf } from './hook-runs.ts'

/** What follows the hook's name; `limit`: Helm's, in words. */
export function endlessWords(endless: EndlessHook, limit: string): string {
  const { done, others, deadline } = endless
  const ended =
    deadline === undefined
      ? `did not end within ${limit}`
      : `was stopped by its deadline of ${counted(deadline, 'second')}`
  const work = `${named(done)} ended with exit code 0 at ${listed(done.map(({ finishedAt }) => finishedAt ?? ''))}`
  const runs =
    deadline === undefined ? forCount(others, 'still runs', 'still run') : forCount(others, 'still ran', 'still ran')
  return `${ended}, though its work was done: ${work}, but ${named(others)} ${runs}, since ${listed(others.map(({ startedAt }) => startedAt))}. A pod ends when all its containers have ended`
}

/** The states of the containers, as quotes. */
export function endlessFacts({ run, done, others }: EndlessHook): Fact[] {
  return [...done, ...others].map(container => ({ fact: stateText(container), source: sourceOf('status', run) }))
}

/** A native sidecar is ended by Kubernetes; a deadline would turn a hook that has done its work into one that failed. */
export function endlessFix({ run, others }: EndlessHook): Explanation['chartFix'] {
  const own = ownContainers(run.hook).map(({ name }) => String(name))
  const injected = others.filter(({ name }) => !own.includes(name))
  if (injected.length > 0) {
    return {
      what: `The chart does not name ${named(injected)}: something injects ${forCount(injected, 'it', 'them')} into the pod. Opt the pod of the hook out of the injection, let the hook end ${forCount(injected, 'it', 'them')} when it is done, or have native sidecars injected (Kubernetes 1.29 or newer).${NO_DEADLINE}`,
    }
  }
  const items = others.flatMap(({ name }) => [`  - name: ${name} # from containers`, '    restartPolicy: Always'])
  const lines = ['spec:', '  initContainers:', ...items.map(line => `  ${line}`)]
  const isPod = run.hook.kind === 'Pod'
  return {
    what: `Make ${named(others)} a native sidecar, an init container with \`restartPolicy: Always\` (Kubernetes 1.29 or newer): Kubernetes ends it when the other containers are done. For older versions let the hook end it, or leave it out.${NO_DEADLINE}`,
    patch: isPod ? lines.join('\n') : ['spec:', '  template:', ...lines.map(line => `    ${line}`)].join('\n'),
  }
}

const NO_DEADLINE = ' `activeDeadlineSeconds` is no way out: it makes a failure of a hook that has done its work.'

function named(containers: readonly Container[]): string {
  return `${forCount(containers, 'container', 'containers')} ${listed(containers.map(({ name }) => name))}`
}

function stateText({ name, startedAt, finishedAt, exitCode }: Container): string {
  return exitCode === undefined
    ? `container ${name}: running since ${startedAt}`
    : `container ${name}: started at ${startedAt}, ended with exit code ${exitCode} at ${finishedAt}`
}
