/** dist/licenses.txt: the licences of every package of which something is in dist/. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'rolldown'

const NODE_MODULES = '/node_modules/'
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i

interface PackageManifest {
  name: string
  version: string
  license?: string
}

/** A rolldown plugin that adds the file to the bundle; the same packages give the same bytes. */
export function bundleLicences(fileName = 'licenses.txt'): Plugin {
  return {
    name: 'bundle-licences',
    async generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(output =>
        output.type === 'chunk' ? Object.entries(output.modules) : [],
      )
      const used = modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => packageDirectory(id))
      const directories = new Set(used.filter(directory => directory !== undefined))
      const entries = await Promise.all([...directories].map(licenceEntry))
      const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      this.emitFile({ type: 'asset', fileName, source: `${sorted.map(({ text }) => text).join('\n')}` })
    },
  }
}

/** `…/node_modules/@scope/name` of a module in it; undefined for our own. Virtual modules start with a NUL. */
export function packageDirectory(moduleId: string): string | undefined {
  const id = moduleId.replaceAll('\\', '/').replace(/^\0/, '')
  const start = id.lastIndexOf(NODE_MODULES)
  if (start === -1) return undefined
  const [first = '', second = ''] = id.slice(start + NODE_MODULES.length).split('/')
  const name = first.startsWith('@') ? `${first}/${second}` : first
  return `${id.slice(0, start)}${NODE_MODULES}${name}`
}

async function licenceEntry(directory: string): Promise<{ name: string; text: string }> {
  const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as PackageManifest
  const name = `${manifest.name} ${manifest.version}`
  const files = (await readdir(directory)).filter(file => LICENCE_FILE.test(file)).sort()
  const texts = await Promise.all(files.map(file => readFile(join(directory, file), 'utf8')))
  if (manifest.license === undefined && texts.length === 0)
    throw new Error(`${name} does not say under which licence it is`)
  const rule = '-'.repeat(80)
  const body = texts.map(text => text.replaceAll('\r\n', '\n').trim()).join('\n\n')
  return { name, text: `${rule}\n${name} (${manifest.license ?? 'see below'})\n${rule}\n\n${body}\n` }
}
