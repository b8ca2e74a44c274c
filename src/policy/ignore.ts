/**
 * The `ignore` option: which leftovers do not count.
 *
 * A pattern is a line of words that must all match: `kind=`, `name=`, `namespace=`, `group=`, `resource=`, `label=`,
 * `manager=`, or a bare word that is the object's name as reports print it, `resource.group/namespace/name`.
 */
import { resourceName } from '../kube/object.ts'
import { didYouMean } from '../options/did-you-mean.ts'
import { usageProblem } from '../problem.ts'
import type { Change, Comparison, Ignored } from '../snapshot/change.ts'
import { displayName } from '../snapshot/object-id.ts'
import { lastWriter } from '../snapshot/writers.ts'
import { nameGlob, pathGlob } from './glob.ts'
import { reasonsAmong } from './goes-with.ts'

export interface IgnorePattern {
  /** as the user wrote it */
  text: string
  matches(change: Change): boolean
}

type Test = (change: Change) => boolean

const EXAMPLE = 'such as "kind=Lease name=my-*" or "leases.coordination.k8s.io/kube-system/my-lock"'

/** What each field of a pattern looks at. */
const FIELDS: Record<string, (value: string) => Test> = {
  kind: value => testName(value, ({ id }) => id.kind, true),
  name: value => testName(value, ({ id }) => id.name),
  namespace: value => testName(value, ({ id }) => id.namespace),
  group: value => testName(value === 'core' ? '' : value, ({ id }) => id.group),
  resource: value => {
    const matches = nameGlob(value, { ignoreCase: true })
    return ({ id }) => matches(resourceName(id)) || matches(id.resource)
  },
  label: value => testLabel(value),
  manager: value => testName(value, change => lastWriter(objectOf(change)?.writers ?? [])?.manager),
}

/** Throws a usage problem that says what is wrong with the pattern, and how one looks. */
export function parseIgnore(text: string): IgnorePattern {
  const words = text.split(/\s+/).filter(word => word !== '')
  if (words.length === 0) throw usageProblem(`${JSON.stringify(text)} is an empty pattern: write one ${EXAMPLE}`)
  const tests = words.map(testOf)
  const fields = words.map(word => fieldOf(word)?.name).filter(name => name !== undefined && name !== 'label')
  const twice = fields.find((name, index) => fields.indexOf(name) !== index)
  if (twice !== undefined) {
    throw usageProblem(`${JSON.stringify(text)} has ${twice} twice, and both must match: write ${twice}={one,other}`)
  }
  return { text, matches: change => tests.every(matches => matches(change)) }
}

/** Of what a pattern took out. */
const MOST_NAMED = 100

/** What the user's patterns took out: it is left all the same. */
export function hiddenByPatterns(ignored: readonly Ignored[]): { count: number; objects: string[] } {
  const patterns = ignored.filter(({ objects }) => objects !== undefined)
  return {
    count: patterns.reduce((sum, { count }) => sum + count, 0),
    objects: patterns.flatMap(({ objects = [] }) => objects),
  }
}

/**
 * Takes out what a pattern matches, and what is there only because of such an object: a Job's pods, the volume of a claim. What
 * several match counts for the first; a pattern that takes out nothing is counted as well.
 */
export function ignorePatterns(changes: readonly Change[], patterns: readonly IgnorePattern[]): Comparison {
  const reasonsOf = reasonsAmong(changes)
  // Nobody keeps owners from naming each other in a circle.
  const patternOf = (change: Change, seen: readonly Change[] = []): IgnorePattern | undefined => {
    const own = patterns.find(pattern => pattern.matches(change))
    if (own !== undefined || seen.includes(change)) return own
    const groups = reasonsOf(change).map(group => group.map(reason => patternOf(reason, [...seen, change])))
    return groups.find(group => group.every(pattern => pattern !== undefined))?.[0]
  }
  const taken = changes.map(change => patternOf(change))
  return {
    changes: changes.filter((_, index) => taken[index] === undefined),
    ignored: patterns.map(pattern => {
      const objects = changes.filter((_, index) => taken[index] === pattern).map(({ id }) => displayName(id))
      return {
        rule: pattern.text,
        why: 'the option ignore says so',
        count: objects.length,
        objects: objects.slice(0, MOST_NAMED),
      }
    }),
  }
}

function testOf(word: string): Test {
  const field = fieldOf(word)
  if (field === undefined) return testDisplayName(word)
  const { name, value } = field
  const make = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
  const names = Object.keys(FIELDS)
  if (make === undefined) {
    const others = didYouMean(name, names) || `: the fields are ${names.join(', ')}`
    throw usageProblem(`"${word}" looks at "${name}", which no pattern can${others}`)
  }
  if (value === '') throw usageProblem(`"${word}" has nothing after "=": write a pattern ${EXAMPLE}`)
  return make(value)
}

function fieldOf(word: string): { name: string; value: string } | undefined {
  const match = /^(?<name>[A-Za-z_-]*)=(?<value>.*)$/s.exec(word)?.groups
  return match && { name: match.name ?? '', value: match.value ?? '' }
}

function testDisplayName(word: string): Test {
  const slashes = word.split('/').length - 1
  if (!word.includes('**') && (slashes < 1 || slashes > 2)) {
    throw usageProblem(
      slashes === 0
        ? `"${word}" is not the name of an object: did you mean name=${word} or resource=${word}?`
        : `"${word}" has too many "/": an object is resource.group/namespace/name, or resource.group/name`,
    )
  }
  const matches = pathGlob(word)
  return ({ id }) => matches(displayName(id))
}

function testName(glob: string, read: (change: Change) => string | undefined, ignoreCase = false): Test {
  const matches = nameGlob(glob, { ignoreCase })
  return change => {
    const name = read(change)
    return name !== undefined && matches(name)
  }
}

/** `key=value`, or `key` for any value. */
function testLabel(text: string): Test {
  const [key = '', ...rest] = text.split('=')
  if (key === '') throw usageProblem(`"label=${text}" names no label: write label=key or label=key=value`)
  const matchesKey = nameGlob(key)
  const matchesValue = rest.length === 0 ? () => true : nameGlob(rest.join('='))
  return change =>
    Object.entries(objectOf(change)?.labels ?? {}).some(([name, value]) => matchesKey(name) && matchesValue(value))
}

function objectOf({ after, before }: Change) {
  return after ?? before
}
