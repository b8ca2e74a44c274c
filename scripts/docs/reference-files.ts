/** Pages that list what the code knows: failure classes and noise rules. */
import type { Rule } from '../../src/diagnose/rule.ts'
import { RULES } from '../../src/diagnose/rules/index.ts'
import { UNRULED_CLASSES } from '../../src/diagnose/unruled-classes.ts'
import { byClass, pageSections } from '../../src/report/class-page.ts'
import { NOISE_RULES } from '../../src/snapshot/noise.ts'
import { table } from './tables.ts'

/** docs/classes.md: every failure class, the ones with a rule linked to their pages. */
export function classesFile(): string {
  const rows = RULES.toSorted(byClass).map(({ id, title, severity }) => [`[${id}](classes/${id}.md)`, title, severity])
  const unruled = UNRULED_CLASSES.toSorted(byClass).map(({ id, title, reason }) => [id, title, reason])
  return `# Failure classes

A finding has one class: why the objects stayed. The ids are stable. What no rule explains is reported as \`unexplained\`, with the facts;
what the user's own steps (\`--exercise\`) made and nothing removed, as \`exercise\`.
\`clean-uninstall explain CLASS\` shows the page of a class in the terminal; [fixtures.md](fixtures.md) lists the charts that reproduce each class.

${table(['Class', 'What happened', 'Severity'], rows)}

## Never reported under an id of their own

${table(['Class', 'What happened', 'Why there is no rule'], unruled)}
`
}

/** docs/classes/ID.md: the page of a class. */
export function classFile({ id, title, severity, page, docs }: Rule): string {
  const sections = pageSections(page).map(([heading, text]) => `## ${heading}\n\n${text}\n`)
  return `# ${id}: ${title}

Severity \`${severity}\`. [All classes](../classes.md)

${sections.join('\n')}
## See also

${docs.map(link => `- <${link}>`).join('\n')}
`
}

/** docs/noise.md: what a cluster changes by itself, and why each is left out. */
export function noiseFile(): string {
  return `# Noise

What Kubernetes changes by itself is left out of the comparison. Each rule has a reason, and the report counts what each took out.

Not compared at all: \`resourceVersion\`; \`managedFields\`, which only tell who wrote an object; \`status\`, save the \`storedVersions\` of CRDs and the extended
resources in the \`capacity\` of Nodes; heartbeats and images of Nodes; and objects that are computed rather than stored (\`metrics.k8s.io\`).

${table(
  ['Rule', 'Why it is left out'],
  NOISE_RULES.map(({ id, why }) => [id, why]),
)}
`
}
