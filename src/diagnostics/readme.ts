/** README.txt of the folder: what lies where. Its first line also tells that the folder is ours. */
import { visible } from '../report/escape.ts'
import { MOST_BYTES, MOST_LINES, MOST_PODS } from './pod-logs.ts'

export const README = 'README.txt'
export const README_HEAD = 'Diagnostics of clean-uninstall'

const LOGS = `of the pods that came since baseline.json, from right before the uninstall: at most ${MOST_PODS} pods, those that were
                    not ready first, and of each container at most the last ${MOST_LINES} lines and ${MOST_BYTES / 1024} KiB;
                    and the last lines of hooks that ran during the uninstall`

/** By the first part of the path, in the order of the run. */
const WORDS: readonly (readonly [name: string, what: string])[] = [
  ['baseline.json', 'snapshot before the install'],
  ['installed.json', 'snapshot right before the uninstall'],
  [
    'after.json',
    'snapshot when the cluster had become quiet; compare two with: clean-uninstall diff baseline.json after.json',
  ],
  ['leftovers.yaml', 'each object that differs from the baseline, whole, without managedFields'],
  ['events.txt', 'events since the baseline, of the namespaces that the chart has to do with'],
  ['logs', LOGS],
  ['helm-install.txt', 'the command, how it ended, and what Helm said; values and notes are left out'],
  ['helm-uninstall.txt', 'the command, how it ended, and what Helm said'],
  ['cluster-logs', "logs of the throw-away cluster's nodes, as `kind export logs` has them"],
]

/** `paths`: of the other files of the folder. */
export function readmeText(chart: string, verdict: string, paths: readonly string[]): string {
  const there = new Set(paths.map(path => path.split('/')[0]))
  const lines = WORDS.filter(([name]) => there.has(name)).map(([name, what]) => `${name.padEnd(18)}  ${what}`)
  return `${README_HEAD}: ${visible(chart)}, ${visible(verdict)}

${lines.join('\n')}

Secrets are here by their metadata only. Everything else is as the cluster has it: what pods log, and what objects hold, may
be for fewer eyes than the artifacts of a public repository.
`
}
