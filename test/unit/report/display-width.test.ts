import { expect, test } from 'vitest'
import { cut, displayWidth, wrapped } from '../../../src/report/display-width.ts'

test.for([
  ['abc', 3],
  ['日本', 4],
  ['🐙', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['e\u0301', 1],
  ['⠋ ✔ ✖ →', 7],
] as const)('%s takes %i columns', ([text, width]) => {
  expect(displayWidth(text)).toBe(width)
})

test.for([
  ['a b c', 3, ['a b', 'c']],
  ['abcdefgh', 3, ['abc', 'def', 'gh']],
  ['', 10, ['']],
  ['日本語', 4, ['日本', '語']],
  ['one  two', 8, ['one  two']],
  ['a and 2 × Pod', 7, ['a and', '2 × Pod']],
] as const)('%j at %i columns', ([text, width, lines]) => {
  expect(wrapped(text, width)).toEqual(lines)
})

test('what is cut off is marked', () => {
  expect(cut('abcdef', 4)).toBe('abc…')
  expect(cut('abcd', 4)).toBe('abcd')
  expect(cut('日本語', 4)).toBe('日…')
  expect(cut('abc', 0)).toBe('')
})
