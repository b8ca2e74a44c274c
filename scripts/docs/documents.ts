/** The files that are made from the code, whole or between markers, and whether they are up to date. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { RULES } from '../../src/diagnose/rules/index.ts'
import { actionFile, commentActionFile } from './action-file.ts'
import { fixturesFile } from './fixtures-file.ts'
import { classesFile, classFile, noiseFile } from './reference-files.ts'
import { reportSchemaFile } from './report-schema.ts'
import { SAMPLE_DOCUMENTS } from './sample-files.ts'
import { commentInputsTable, formatsTable, inputsTable, optionsTable, outputsTable } from './tables.ts'

/** A whole file, or the sections of a file that somebody writes. */
export type Document = { path: string } & ({ whole: () => string } | { sections: Record<string, () => string> })

export const DOCUMENTS: Document[] = [
  { path: 'action.yml', whole: actionFile },
  { path: 'comment/action.yml', whole: commentActionFile },
  { path: 'docs/report.schema.json', whole: reportSchemaFile },
  { path: 'docs/options.md', sections: { options: optionsTable, inputs: inputsTable, outputs: outputsTable } },
  { path: 'docs/pull-request-comments.md', sections: { inputs: commentInputsTable } },
  { path: 'docs/classes.md', whole: classesFile },
  ...RULES.map(rule => ({ path: `docs/classes/${rule.id}.md`, whole: () => classFile(rule) })),
  { path: 'docs/fixtures.md', whole: fixturesFile },
  { path: 'docs/noise.md', whole: noiseFile },
  ...SAMPLE_DOCUMENTS,
  { path: 'docs/reports.md', sections: { formats: formatsTable } },
  {
    path: 'README.md',
    sections: { options: optionsTable, inputs: inputsTable, outputs: outputsTable, formats: formatsTable },
  },
]

/** missing: there is no place for it, and making one is not for a program */
export interface Outcome {
  path: string
  state: 'up to date' | 'out of date' | 'written' | 'missing'
  detail: string
}

/** Compares the documents under `root` with the code, and writes those that differ when `write` is set. */
export async function updateDocuments(root: string, write: boolean, documents = DOCUMENTS): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const document of documents) outcomes.push(...(await update(root, document, write)))
  return outcomes
}

async function update(root: string, document: Document, write: boolean): Promise<Outcome[]> {
  const { path } = document
  const current = await readFile(join(root, path), 'utf8').catch(() => undefined)
  if ('sections' in document && current === undefined)
    return [{ path, state: 'missing', detail: 'there is no such file' }]
  const { text, missing } =
    'whole' in document ? { text: document.whole(), missing: [] } : fillSections(current ?? '', document.sections)
  const gaps = missing.map((name): Outcome => {
    return { path, state: 'missing', detail: `it has no markers <!-- ${name}:start --> and <!-- ${name}:end -->` }
  })
  if (text === current) return [...gaps, { path, state: 'up to date', detail: '' }]
  if (!write) return [...gaps, { path, state: 'out of date', detail: 'run node scripts/generate-docs.ts' }]
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
  return [...gaps, { path, state: 'written', detail: '' }]
}

/** The text with what stands between each pair of markers replaced, and the names of the pairs that are not there. */
export function fillSections(
  text: string,
  sections: Record<string, () => string>,
): { text: string; missing: string[] } {
  const missing: string[] = []
  for (const [name, make] of Object.entries(sections)) {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from === -1 || to < from) missing.push(name)
    else text = `${text.slice(0, from + start.length)}\n\n${make()}\n\n${text.slice(to)}`
  }
  return { text, missing }
}
