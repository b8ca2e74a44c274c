/** docs/fixtures.md: which fixture shows which class, and with which versions it was seen. */
import { type Fixture, loadFixtures } from '../../fixtures/load.ts'
import { readSeen } from '../../fixtures/seen.ts'
import { table } from './tables.ts'

/** The whole file; the last cell of a fixture that was never seen is empty. */
export function fixturesFile(): string {
  const seen = readSeen()
  const rows = loadFixtures()
    .toSorted(byClass)
    .map(({ name, expected }) => [
      expected.class ?? '',
      `[${name}](../fixtures/charts/${name})`,
      expected.title,
      expected.verdict,
      (seen[name] ?? []).join('; '),
    ])
  return `# Fixtures

Small charts, each with what a report on it must contain (\`expected.json\`). Those that end in \`-clean\` or \`-control\` are the same chart without its mistake.
The last column says with which versions of Kubernetes and Helm the report was last seen to be so, on a real cluster (\`RECORD_SEEN=1 npm run test:matrix\`).

${table(['Class', 'Fixture', 'What it shows', 'Verdict', 'Seen with'], rows)}
`
}

/** Charts without a class, such as the demo's, come last. */
function byClass(a: Fixture, b: Fixture): number {
  return key(a) < key(b) ? -1 : 1
}

function key({ name, expected }: Fixture): string {
  const [, letter = '~', number = ''] = /^([A-Z])(\d+)$/.exec(expected.class ?? '') ?? []
  return `${letter}${number.padStart(2, '0')} ${name}`
}
