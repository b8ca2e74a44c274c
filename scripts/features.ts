/** Lists the features of docs/features.md with the tests that prove each, and those with none: `npm run features`. */
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface Feature {
  number: number
  name: string
  /** `test/unit/x.test.ts: title` */
  tests: string[]
}

/** The features of the table, each with the tests whose titles name it (`feature 45`, `features 43, 44`). */
export async function provenFeatures(): Promise<Feature[]> {
  const table = await readFile(join(root, 'docs/features.md'), 'utf8')
  const features = [...table.matchAll(/^\| +(\d+) \| (.+?) +\|/gm)].map(([, number, name]) => ({
    number: Number(number),
    name: name ?? '',
    tests: [] as string[],
  }))
  for await (const file of glob('test/**/*.test.ts', { cwd: root })) {
    const source = await readFile(join(root, file), 'utf8')
    for (const [, , title] of source.matchAll(
      /\b(?:test|it|describe)(?:\.(?:for|each)\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g,
    )) {
      for (const number of featureNumbers(title ?? '')) {
        features.find(feature => feature.number === number)?.tests.push(`${file}: ${title}`)
      }
    }
  }
  return features
}

/** `features 43, 44 and 47: …` → 43, 44, 47 */
export function featureNumbers(title: string): number[] {
  const named = /\bfeatures? ((?:\d+(?:, | and )?)+)/.exec(title)?.[1] ?? ''
  return [...named.matchAll(/\d+/g)].map(Number)
}

if (import.meta.main) {
  const features = await provenFeatures()
  const proven = features.filter(feature => feature.tests.length > 0)
  for (const { number, name, tests } of proven)
    console.log(`${number} ${name}\n${tests.map(test => `    ${test}`).join('\n')}`)
  const none = features.filter(feature => feature.tests.length === 0)
  console.log(`\n${proven.length} of ${features.length} features are proven by tests. None yet for:`)
  for (const { number, name } of none) console.log(`${number} ${name}`)
}
