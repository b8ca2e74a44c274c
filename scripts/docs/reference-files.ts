/** Pages that list what the code knows: failure classes and noise rules. */
import { RULES } from '../../src/diagnose/rules/index.ts'
import { NOISE_RULES } from '../../src/snapshot/noise.ts'
import { table } from './tables.ts'

/** docs/classes.md: every failure class that a rule explains. */
export function classesFile(): string {
  const rows = [...RULES]
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map(({ id, title, severity, docs }) => [id, title, severity, docs.map(url => `<${url}>`).join(' ')])
  return `# Failure classes

A finding has one class: why the objects stayed. The ids are stable. What no rule explains is reported as \`unexplained\`, with the facts.

${table(['Class', 'What happened', 'Severity', 'Documentation'], rows)}
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
