/** Which version of a tool the user wants, and which one to fetch when none is there. */
import { satisfies, valid } from 'semver'
import { usageProblem } from '../../problem.ts'
import type { ToolName } from './program.ts'

/** What is fetched when no version is wished for; `scripts/update-checksums.ts` refreshes their sums. */
export const PINNED = { kind: '0.33.0', helm3: '3.21.4', helm4: '4.3.0' } as const

export interface ToolWish {
  tool: ToolName
  /** for people: `helm 4`, `kind` */
  text: string
  /** semver range that an existing program must satisfy */
  range: string
  /** what to fetch when nothing satisfies the range */
  fetchVersion: string
  /** names to look for on PATH, best first */
  commands: string[]
}

/** Oldest kind whose flags and node images we use; Debian stable has 0.27. */
const KIND_RANGE = '>=0.27.0'

/** A kind on PATH of nearly any age will do; otherwise the pinned one is fetched. */
export function kindWish(): ToolWish {
  return { tool: 'kind', text: 'kind', range: KIND_RANGE, fetchVersion: PINNED.kind, commands: ['kind'] }
}

/**
 * `3`, `4`, `X.Y.Z`, or undefined for any Helm that is there, else 4.
 * @throws a usage problem for anything else
 */
export function helmWish(version: string | undefined): ToolWish {
  if (version === undefined)
    return {
      tool: 'helm',
      text: 'helm 3 or 4',
      range: '>=3.0.0 <5.0.0',
      fetchVersion: PINNED.helm4,
      commands: ['helm', 'helm4', 'helm3'],
    }
  if (version === '3' || version === '4')
    return {
      tool: 'helm',
      text: `helm ${version}`,
      range: `^${version}.0.0`,
      fetchVersion: version === '3' ? PINNED.helm3 : PINNED.helm4,
      commands: ['helm', `helm${version}`],
    }
  const exact = valid(version)
  const major = exact?.split('.')[0]
  if (exact === null || (major !== '3' && major !== '4'))
    throw usageProblem(`helm-version: "${version}" is not 3, 4 or a version like ${PINNED.helm4}`)
  return { tool: 'helm', text: `helm ${exact}`, range: exact, fetchVersion: exact, commands: ['helm', `helm${major}`] }
}

/** A pre-release satisfies only the exact wish for it: semver keeps it out of ranges. */
export function isWished(wish: ToolWish, version: string): boolean {
  return satisfies(version, wish.range)
}
