/**
 * What must hold of a JUnit file beyond Jenkins' schema (junit-schema.ts): the attributes that each reader shows, one result a test,
 * counts that are true. That it is XML at all is for a parser to say that lets nothing pass.
 */
import { SaxesParser } from 'saxes'
import { expect } from 'vitest'

export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** All of them are written, whatever the report holds; `timestamp` is, when the report has a time. */
const ATTRIBUTES: Record<string, string[]> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
  properties: [],
  property: ['name', 'value'],
  testcase: ['classname', 'name', 'time'],
  skipped: [],
  error: ['message', 'type'],
  failure: ['message', 'type'],
  'system-out': [],
}

const TEXT = ['skipped', 'error', 'failure', 'system-out']
/** What Rails, by which GitLab reads it, would take for the type of a value. */
const TYPES_OF_RAILS = /^(?:symbol|date|datetime|integer|float|decimal|boolean|string|yaml|base64Binary|binary|file)$/

/** The suite of a file. Fails the test when the file is no XML, or not what Jenkins, GitLab and dorny/test-reporter read. */
export function checkedSuite(text: string): Element {
  const root = parsed(text)
  expect(root.name).toBe('testsuites')
  check(root)
  expect(root.children).toHaveLength(1)
  const [suite = expect.unreachable('no suite')] = root.children
  const cases = suite.children.filter(({ name }) => name === 'testcase')
  const number = (kind: string) => cases.filter(({ children }) => children.some(({ name }) => name === kind)).length
  expect(suite.attributes).toMatchObject({
    tests: String(cases.length),
    failures: String(number('failure')),
    errors: String(number('error')),
    skipped: String(number('skipped')),
  })
  // Jenkins and GitLab follow a test by these two.
  expect(new Set(cases.map(({ attributes }) => attributes.name)).size).toBe(cases.length)
  return suite
}

/** Strict XML 1.0: well-formed, and every character is one of its characters. */
export function parsed(text: string): Element {
  const parser = new SaxesParser({ xmlns: false, fragment: false })
  const open: Element[] = [{ name: '', attributes: {}, children: [], text: '' }]
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', more => {
    const element = open.at(-1)
    if (element !== undefined) element.text += more
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return open[0]?.children[0] ?? expect.unreachable('no element')
}

function check({ name, attributes, children, text }: Element): void {
  const required = ATTRIBUTES[name] ?? expect.unreachable(`<${name}> is not read by anybody`)
  expect(Object.keys(attributes).filter(key => key !== 'timestamp')).toEqual(required)
  if ('time' in attributes) expect(attributes.time).toMatch(/^\d+\.\d{3}$/)
  if ('timestamp' in attributes) expect(attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  if ('type' in attributes) expect(attributes.type).not.toMatch(TYPES_OF_RAILS)
  for (const value of Object.values(attributes)) expect(value).not.toMatch(/[\n\t]/)
  if (!TEXT.includes(name)) expect(text.trim()).toBe('')
  else expect(text).not.toMatch(/\[\[ATTACHMENT\|/)
  if (name === 'testcase') expect(children.filter(one => one.name !== 'system-out').length).toBeLessThanOrEqual(1)
  for (const child of children) check(child)
}
