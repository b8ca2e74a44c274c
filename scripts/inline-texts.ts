/** Texts that a module reads from beside itself, such as the style of the HTML report, as part of the bundle, where they are not beside it. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'rolldown'

/** Only in this form, so that nothing else that is read is meant. */
const READ = /readFileSync\(new URL\('([^']+)', import\.meta\.url\), 'utf8'\)/g

/** A rolldown plugin: what runs from src/ reads the files, what is bundled has them inside. */
export function inlineTexts(): Plugin {
  return {
    name: 'inline-texts',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: 'import.meta.url), ' },
      handler(code, id) {
        return code.replace(READ, (_, file: string) => templateLiteral(readFileSync(join(dirname(id), file), 'utf8')))
      },
    },
  }
}

/** As it is read, line by line: dist/ is reviewed. */
export function templateLiteral(text: string): string {
  return `\`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\``
}
