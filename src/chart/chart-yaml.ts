/** Chart.yaml: what a chart says of itself. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { usageProblem } from '../problem.ts'

const text = z.union([z.string(), z.number()]).transform(String)

const dependencySchema = z.object({
  name: text,
  version: text.default(''),
  repository: z.string().default(''),
  alias: z.string().optional(),
})

const dependenciesSchema = z.object({ dependencies: z.array(dependencySchema).nullish() })

const chartYamlSchema = dependenciesSchema.extend({
  apiVersion: text.default('v1'),
  name: text,
  version: text,
  type: z.string().optional(),
})

export type Dependency = z.infer<typeof dependencySchema>

export interface ChartYaml {
  apiVersion: string
  name: string
  version: string
  /** `application` when it is not said */
  type: string
  dependencies: Dependency[]
}

/** Reads the text of a Chart.yaml; `file` is how messages name it. Throws a usage problem with the line of a syntax error. */
export function parseChartYaml(source: string, file: string): ChartYaml {
  const { dependencies, type, ...chart } = check(chartYamlSchema, source, file)
  return { ...chart, type: type ?? 'application', dependencies: dependencies ?? [] }
}

/** The dependencies in a requirements.yaml, where charts with apiVersion v1 keep them. */
export function parseRequirements(source: string, file: string): Dependency[] {
  return check(dependenciesSchema, source, file).dependencies ?? []
}

function check<T>(schema: z.ZodType<T>, source: string, file: string): T {
  const document = parseDocument(source, { logLevel: 'error' })
  const [error] = document.errors
  if (error !== undefined) {
    const line = error.linePos?.[0].line
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')
    throw usageProblem(`${file}${line === undefined ? '' : `:${line}`}: not YAML: ${message}`)
  }
  const result = schema.safeParse(document.toJS() ?? {})
  if (result.success) return result.data
  const faults = result.error.issues.map(issue => `${issue.path.join('.') || 'the file'}: ${faultOf(issue)}`)
  throw usageProblem(
    `${file} is not a Helm chart's: ${faults.join('; ')}`,
    'A chart needs at least apiVersion, name and version.',
  )
}

function faultOf(issue: z.core.$ZodIssue): string {
  return issue.message.includes('received undefined') || issue.message === 'Invalid input'
    ? 'missing or not text'
    : issue.message
}
