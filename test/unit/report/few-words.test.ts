import { expect, test } from 'vitest'
import { cutAt, firstClauses, inFewWords, wholeSentences } from '../../../src/report/few-words.ts'

test('a text that fits stays as it is', () => {
  expect(cutAt('kube', 4)).toBe('kube')
  expect(firstClauses('It is held: by a finalizer.', 40)).toBe('It is held: by a finalizer')
})

test('no half of a pair of UTF-16 is left', () => {
  expect(cutAt('abc🐙', 4)).toBe('abc…')
  expect(cutAt('abc🐙d', 5).isWellFormed()).toBe(true)
})

test('the first sentence, or the alternative', () => {
  expect(inFewWords('Helm deleted it. Nothing else did.', 40)).toBe('Helm deleted it')
  expect(inFewWords('v1.2 of e.g. kube-dns stays. More.', 40)).toBe('v1.2 of e.g. kube-dns stays')
  expect(inFewWords('x'.repeat(50), 40, 'a title')).toBe('a title')
})

test('whole sentences, as long as there is room', () => {
  expect(wholeSentences('One. Two. Three.', 9)).toBe('One. Two')
  expect(wholeSentences('One. Two. Three.', 100)).toBe('One. Two. Three')
  expect(wholeSentences('Everything at once.', 9)).toBe('')
})

test('a sentence that is too long ends with a clause, where there is one', () => {
  const sentence = 'Addon/redis cannot be deleted: it carries a finalizer, a lock that only its controller takes off'
  expect(firstClauses(sentence, 70)).toBe('Addon/redis cannot be deleted: it carries a finalizer …')
  expect(firstClauses('x'.repeat(50), 20)).toBe(`${'x'.repeat(20)}…`)
})
