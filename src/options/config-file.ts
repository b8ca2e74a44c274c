/** `.clean-uninstall.yaml`: options by name, each message with its line. */
import { readFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { hasWay, type OptionDefinition } from './definition.ts'
import { CHECK_OPTIONS } from './definitions.ts'
import { didYouMean } from './did-you-mean.ts'
import { whyUnreadable } from './existing-files.ts'
import type { Given, Source } from './given.ts'

/** Read from the working directory when no other file is named. */
export const DEFAULT_CONFIG = '.clean-uninstall.yaml'

/** Reads the file at `path` (absolute). A file that cannot be read, or is not a list of options, is a problem in the result. */
export async function readConfigFile(path: string, where: string, cwd: string): Promise<Source> {
  const unreadable = await whyUnreadable(path, 'file', cwd)
  if (unreadable !== undefined) return { given: new Map(), problems: [`${where}: ${unreadable}`] }
  return parseConfig(await readFile(path, 'utf8'), relative(cwd, path) || path, dirname(path))
}

/** `name` is how messages call the file; `base` the directory that its relative paths are relative to. */
export function parseConfig(text: string, name: string, base: string): Source {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2' })
  const at = (offset: number) => `${name}:${lineCounter.linePos(offset).line}`
  const source: Source = { given: new Map(), problems: [] }
  for (const error of document.errors) source.problems.push(`${at(error.pos[0])}: is not YAML: ${error.message}`)
  if (source.problems.length > 0 || document.contents === null) return source
  if (!isMap(document.contents)) {
    const line = at(document.contents.range?.[0] ?? 0)
    return { given: new Map(), problems: [`${line}: the file must be a list of options, each \`name: value\``] }
  }
  for (const { key, value } of document.contents.items) {
    const option = isScalar(key) ? String(key.source ?? key.value) : ''
    const offset = (key as Node).range?.[0] ?? 0
    const where = `${at(offset)} ${option}`
    const nodeOf = (node: unknown) => (isAlias(node) ? node.resolve(document) : (node as Node | null | undefined))
    const read = readKey(option, nodeOf(value), nodeOf)
    if (typeof read === 'string') source.problems.push(`${where}: ${read}`)
    else
      source.given.set(
        option,
        read.map(
          ({ text, offset: own }): Given => ({ text, way: 'file', where: `${at(own ?? offset)} ${option}`, base }),
        ),
      )
  }
  return source
}

interface Text {
  text: string
  offset?: number | undefined
}

/** The texts of one key, or what is wrong with it. */
function readKey(
  name: string,
  node: Node | null | undefined,
  nodeOf: (node: unknown) => Node | null | undefined,
): Text[] | string {
  const options: Record<string, OptionDefinition> = CHECK_OPTIONS
  const names = Object.keys(options).filter(key => options[key] && hasWay(options[key], 'file'))
  const option = names.includes(name) ? options[name] : undefined
  if (option === undefined) return `is not an option of the file${didYouMean(name, names)}`
  const items = isSeq(node) ? node.items.map(nodeOf) : [node]
  if (isSeq(node) && !option.repeatable) return 'takes one value, not a list'
  const texts = items.map(scalarText)
  if (texts.some(text => text === undefined)) {
    return items.some(item => item && !isScalar(item)) ? 'takes plain values, not nested ones' : 'has no value'
  }
  return texts.filter(text => text !== undefined)
}

/** The text as it stands in the file: `1.30` is a version, not the number 1.3. */
function scalarText(node: Node | null | undefined): Text | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined
  return { text: node.source ?? String(node.value), offset: node.range?.[0] }
}
