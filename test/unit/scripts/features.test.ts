import { expect, test } from 'vitest'
import { featureNumbers, provenFeatures } from '../../../scripts/features.ts'

test('all 106 features of the table are found, padded or not, with their names', async () => {
  const features = await provenFeatures()
  expect(features.map(({ number }) => number)).toEqual(Array.from({ length: 106 }, (_, index) => index + 1))
  expect(features[0]?.name).toBe('Local chart directory')
  expect(features[105]?.name).toBe('Publishes its own timing')
})

test('a test whose title names a feature proves it', async () => {
  const features = await provenFeatures()
  expect(features.find(({ number }) => number === 1)?.tests).toContain(
    'test/integration/chart/open-chart.test.ts: feature 1: a directory as it lies on disk',
  )
})

test.for<[title: string, numbers: number[]]>([
  ['feature 45: x', [45]],
  ['features 43, 44 and 47: x', [43, 44, 47]],
  ['trap T1: 3 features', []],
])('%j names %j', ([title, numbers]) => {
  expect(featureNumbers(title)).toEqual(numbers)
})
