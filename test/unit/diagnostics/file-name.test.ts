import { expect, test } from 'vitest'
import { fileName } from '../../../src/diagnostics/file-name.ts'

test.for(['my-operator-7f9c', 'db.example.com', 'a'.repeat(253)])('%s stays as it is', name => {
  expect(fileName(name)).toBe(name)
})

test.for([
  ['system:node', 'system%3Anode'],
  ['a/b\\c', 'a%2Fb%5Cc'],
  ['..', '%2E%2E'],
  ['.', '%2E'],
  ['../../etc', '%2E.%2F..%2Fetc'],
  ['.hidden', '%2Ehidden'],
  ['ends.', 'ends%2E'],
  ['100%', '100%25'],
  ['é\n', '%C3%A9%0A'],
  ['aux', '_aux'],
  ['con.v1', '_con.v1'],
  ['console', 'console'],
] as const)('feature 96: %j becomes %s', ([name, safe]) => {
  expect(fileName(name)).toBe(safe)
})

test('nothing is left that actions/upload-artifact refuses, and names that differ stay apart', () => {
  const names = [...'":<>|*?\r\n\\/ \0'].map(character => `a${character}b`)
  const safe = names.map(fileName)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused, too
  for (const name of safe) expect(name).not.toMatch(/[":<>|*?\r\n\\/\u0000]/)
  expect(new Set(safe).size).toBe(names.length)
})
