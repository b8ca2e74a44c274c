/** What must hold of a SARIF file: the schema of the standard, and what GitHub's code scanning wants besides. */
import { createRequire } from 'node:module'
import Ajv from 'ajv'
import { expect } from 'vitest'

const require = createRequire(import.meta.url)

/** Formats (uri, date-time) are checked in full. The schema is of JSON Schema draft-04, as the standard's own. */
const ajv = new Ajv({ schemaId: 'auto', allErrors: true, format: 'full' })
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'))
const isSarif = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))

export interface SarifResult {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: {
    physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: { startLine: number } }
    logicalLocations?: { name: string; fullyQualifiedName: string }[]
  }[]
  partialFingerprints: Record<string, string>
}

interface SarifRule {
  id: string
  name: string
  shortDescription: { text: string }
  fullDescription: { text: string }
  help: { text: string; markdown: string }
  helpUri?: string
  defaultConfiguration: { level: string }
  properties: { tags: string[] }
}

interface SarifNotification {
  level: string
  message: { text: string }
}

export interface SarifRun {
  tool: { driver: { version: string; semanticVersion?: string; rules: SarifRule[] } }
  invocations: [
    { executionSuccessful: boolean; toolExecutionNotifications: SarifNotification[]; properties: { verdict: string } },
  ]
  results: SarifResult[]
}

/** The only run of a file. Fails the test when the file is not valid, or GitHub would not take it as it is. */
export function checkedRun(text: string): SarifRun {
  const log = JSON.parse(text) as { runs: SarifRun[] }
  isSarif(log)
  expect(isSarif.errors ?? []).toEqual([])
  expect(log.runs).toHaveLength(1)
  const [run = expect.unreachable('no run')] = log.runs
  expectGitHubTakes(run)
  return run
}

/** https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support */
function expectGitHubTakes({ tool: { driver }, results }: SarifRun): void {
  expect(new Set(driver.rules.map(({ id }) => id)).size).toBe(driver.rules.length)
  for (const { id, name, shortDescription, fullDescription, help, properties } of driver.rules) {
    for (const text of [id, name, shortDescription.text, fullDescription.text, help.text, help.markdown])
      expect(text).not.toBe('')
    expect(name.length).toBeLessThanOrEqual(255)
    expect(shortDescription.text.length).toBeLessThanOrEqual(1024)
    expect(fullDescription.text.length).toBeLessThanOrEqual(1024)
    expect(properties.tags.length).toBeLessThanOrEqual(10)
  }
  expect(results.length).toBeLessThanOrEqual(5_000)
  const fingerprints = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
  expect(new Set(fingerprints).size).toBe(results.length)
  for (const { ruleId, ruleIndex, message, locations } of results) {
    expect(driver.rules[ruleIndex]?.id).toBe(ruleId)
    expect(message.text).not.toBe('')
    // A link of SARIF, or a placeholder that nothing fills.
    expect(message.text).not.toMatch(/\]\(|(?<!\{)\{\d+\}/)
    expect(locations).toHaveLength(1)
    const { artifactLocation, region } = locations[0]?.physicalLocation ?? expect.unreachable('no place')
    expect(artifactLocation.uri).toMatch(/^(?!\.\.(?:\/|$))[^/:?#]+(?:\/[^/:?#]+)*$/)
    expect(region.startLine).toBeGreaterThanOrEqual(1)
  }
}
