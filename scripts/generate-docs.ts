/**
 * Writes what the documentation says of options, inputs, outputs and report.json, from the code.
 *
 *   node scripts/generate-docs.ts [FILE...]           writes all documents, or these
 *   node scripts/generate-docs.ts --check [FILE...]   changes nothing; exit code 1 when something is out of date
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DOCUMENTS, updateDocuments } from './docs/documents.ts'

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true })
const unknown = positionals.filter(path => !DOCUMENTS.some(document => document.path === path))
if (unknown.length > 0) throw new Error(`not a generated document: ${unknown.join(', ')}`)

const documents = DOCUMENTS.filter(({ path }) => positionals.length === 0 || positionals.includes(path))
const outcomes = await updateDocuments(join(import.meta.dirname, '..'), values.check !== true, documents)
for (const { path, state, detail } of outcomes) console.log(`${path}: ${state}${detail === '' ? '' : `, ${detail}`}`)
if (outcomes.some(({ state }) => state === 'out of date' || state === 'missing')) process.exitCode = 1
