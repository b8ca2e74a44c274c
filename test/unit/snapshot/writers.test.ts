import { expect, test } from 'vitest'
import { writersOf } from '../../../src/snapshot/writers.ts'

test('each writer is known for the finalizers it set, and no other', () => {
  const finalizers = { '.': {}, 'v:"db.example.com/cleanup"': {}, 'v:"kubernetes"': {} }
  const [operator, kubectl, other] = writersOf([
    { manager: 'my-operator', fieldsV1: { 'f:metadata': { 'f:finalizers': finalizers } } },
    { manager: 'kubectl', fieldsV1: { 'f:metadata': { 'f:labels': {} } } },
    { manager: 'whole-list', fieldsV1: { 'f:metadata': { 'f:finalizers': {} } } },
  ])
  expect(operator).toMatchObject({ setsFinalizers: true, finalizers: ['db.example.com/cleanup', 'kubernetes'] })
  expect(kubectl).toEqual({ manager: 'kubectl', operation: 'Update', setsFinalizers: false })
  expect(other).toEqual({ manager: 'whole-list', operation: 'Update', setsFinalizers: true })
})
