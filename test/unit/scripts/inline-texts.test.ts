import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'
import { inlineTexts, templateLiteral } from '../../../scripts/inline-texts.ts'
import * as source from '../../../src/report/html/assets.ts'

test('style, scripts and policy of the bundle are those of the source, and it reads no file for them', async () => {
  const bundle = await rolldown({
    input: join(import.meta.dirname, '../../../src/report/html/assets.ts'),
    platform: 'node',
    plugins: [inlineTexts()],
  })
  const { output } = await bundle.generate({ format: 'esm' })
  expect(output[0].code).not.toContain('readFileSync(')
  const bundled = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
  expect({ ...bundled }).toEqual({ ...source })
})

test.for(['plain', '`ticks` ${not a value} $ {', String.raw`back\slash \n \u0041`, 'lines\nand "quotes"'])(
  '%j comes back from its literal',
  text => {
    // biome-ignore lint/security/noGlobalEval: it must be read as a program would read it
    expect(eval(templateLiteral(text))).toBe(text)
  },
)
