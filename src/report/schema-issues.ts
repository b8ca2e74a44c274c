/**
 * What is wrong with a value, one issue at a time. Zod collects every issue: of a file with millions of wrong entries that is more
 * than there is memory for, and the file may be made for that.
 */
import { z } from 'zod'
import { isRecord } from '../kube/object.ts'

type Issue = z.core.$ZodIssue

/** The issues in the order of the schema, found as they are asked for. None: the value fits. */
export function* issuesOf(schema: z.core.$ZodType, value: unknown, path: PropertyKey[] = []): Generator<Issue> {
  if (schema instanceof z.ZodOptional && value !== undefined) yield* issuesOf(schema.unwrap(), value, path)
  else if (schema instanceof z.ZodArray && Array.isArray(value))
    for (const [index, item] of value.entries()) yield* issuesOf(schema.element, item, [...path, index])
  else if (schema instanceof z.ZodObject && isRecord(value))
    for (const [key, field] of Object.entries<z.core.$ZodType>(schema.shape))
      yield* issuesOf(field, Object.hasOwn(value, key) ? value[key] : undefined, [...path, key])
  else
    for (const issue of z.safeParse(schema, value).error?.issues ?? [])
      yield { ...issue, path: [...path, ...issue.path] }
}
