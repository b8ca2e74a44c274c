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
  if (unreadable !== undefined) return sourceWith(`${where}: ${unreadable}`)
  return parseConfig(await readFile(path, 'utf8'), relative(cwd, path) || path, dirname(path))
}

/** `name` is how messages call the file; `base` the directory that its relative paths are relative to. */
export function parseConfig(text: string, name: string, base: string): Source {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2' })
  const at = (offset = 0) => `${name}:${lineCounter.linePos(offset).line}`
  const { contents, errors } = document
  if (errors.length > 0) return sourceWith(...errors.map(error => `${at(error.pos[0])}: is not YAML: ${error.message}`))
  if (contents === null || (isScalar(contents) && contents.value === null)) return sourceWith()
  if (!isMap(contents)) {
    return sourceWith(`${at(contents.range?.[0])}: the file must be a list of options, each \`name: value\``)
  }
  const source = sourceWith()
  const nodeOf = (node: unknown) => (isAlias(node) ? node.resolve(document) : (node as Node | null | undefined))
  for (const { key, value } of contents.items) {
    const option = isScalar(key) ? String(key.source ?? key.value) : 'this key'
    const line = (key as Node).range?.[0]
    const read = readKey(option, nodeOf(value), nodeOf)
    if (typeof read === 'string') source.problems.push(`${at(line)} ${option}: ${read}`)
    else
      source.given.set(
        option,
        read.map(one => fileGiven(one.text, `${at(one.offset ?? line)} ${option}`, base)),
      )
  }
  return source
}

function sourceWith(...problems: string[]): Source {
  return { given: new Map(), problems }
}

function fileGiven(text: string, where: string, base: string): Given {
  return { text, way: 'file', where, base }
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
