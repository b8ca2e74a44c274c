/** docs/report.schema.json, from the schema that the report is written by. */
import { z } from 'zod'
import { REPORT_SCHEMA, reportSchema } from '../../src/report/report.ts'

const WIDTH = 120

/**
 * JSON Schema draft 2020-12. Unknown fields are allowed (`io: input`): later versions add fields without a new
 * schema name, and whoever validates with an older copy must not fail then.
 */
export function reportSchemaFile(): string {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input' })
  const document = { $schema, title: REPORT_SCHEMA, description: 'report.json of clean-uninstall.', ...schema }
  return `${format(document)}\n`
}

/** JSON as the project's formatter leaves it: lists of plain values stay on one line while they fit. */
function format(value: unknown, indent = '', used = 0): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const line = `[${value.map(item => JSON.stringify(item)).join(', ')}]`
    const plain = value.every(item => typeof item !== 'object' || item === null)
    if (value.length === 0 || (plain && used + line.length + 1 <= WIDTH)) return line
    return `[\n${value.map(item => inner + format(item, inner, inner.length)).join(',\n')}\n${indent}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([name, field]) => {
    const key = `${inner}${JSON.stringify(name)}: `
    return key + format(field, inner, key.length)
  })
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`
}
