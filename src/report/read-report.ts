/** Reading a report.json that somebody hands us: from another machine, perhaps from a fork's pull request. It is untrusted. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { messageOf, usageProblem } from '../problem.ts'
import { TOOL_VERSION } from '../version.ts'
import { jsonMistake } from './json-mistake.ts'
import { REPORT_SCHEMA, type Report, reportSchema } from './report.ts'
import { issuesOf } from './schema-issues.ts'

/** A report of hundreds of findings has some hundred KiB. */
export const LARGEST_REPORT = 64 * 1024 * 1024
/** Whoever has more mistakes than these in a file has one cause. */
const ISSUES_SHOWN = 20

const HINT = 'Give the report.json that a check wrote.'

/**
 * The report in a file. Throws a usage problem for a file that can't be read, is too large, is no JSON, is of another version of
 * the report, or does not fit the schema (all of it at once). What it holds is data all the same: only its shape has been checked.
 */
export async function readReport(path: string): Promise<Report> {
  const value = parsed(path, decoded(path, await bytesOf(path)))
  refuseOtherSchema(path, value)
  const issues = issuesOf(reportSchema, value)
    .take(ISSUES_SHOWN + 1)
    .toArray()
  if (issues.length === 0) return reportSchema.parse(value)
  const more = issues.length > ISSUES_SHOWN ? '\n… and more' : ''
  const shown = z.prettifyError({ issues: issues.slice(0, ISSUES_SHOWN) })
  throw usageProblem(`${path} is not a whole report:\n${shown}${more}`, HINT)
}

/** A file, or what a pipe gives; never more of it than the limit. */
async function bytesOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of createReadStream(path, { end: LARGEST_REPORT })) {
      chunks.push(chunk)
      size += chunk.length
    }
  } catch (error) {
    const isDirectory = error instanceof Error && 'code' in error && error.code === 'EISDIR'
    if (isDirectory) throw usageProblem(`${path} is a directory`, `Did you mean ${join(path, 'report.json')}?`, error)
    throw usageProblem(`the report ${path} could not be read: ${messageOf(error)}`, HINT, error)
  }
  if (size <= LARGEST_REPORT) return Buffer.concat(chunks)
  throw usageProblem(`${path} is larger than ${LARGEST_REPORT / 1024 / 1024} MiB, which no report is`, HINT)
}

function decoded(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw usageProblem(`${path} is not text in UTF-8`, HINT, error)
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw usageProblem(`${path} is not JSON: ${jsonMistake(text, messageOf(error))}`, HINT, error)
  }
}

/** Before the schema is asked: what another version calls its fields would look like a hundred mistakes. */
function refuseOtherSchema(path: string, value: unknown): void {
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined
  if (schema === REPORT_SCHEMA) return
  if (typeof schema === 'string' && /^clean-uninstall\/report\/v\d+$/.test(schema))
    throw usageProblem(
      `${path} is a report of another version: ${schema}`,
      `This is clean-uninstall ${TOOL_VERSION}, which reads ${REPORT_SCHEMA}: use the version that wrote it.`,
    )
  throw usageProblem(`${path} is no report of clean-uninstall: its "schema" is not ${REPORT_SCHEMA}`, HINT)
}
