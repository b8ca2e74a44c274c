import { expect, test } from 'vitest'
import { Slots } from '../../../src/kube/slots.ts'

/** A piece of work that ends when told. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const it = {
    started: false,
    resolve,
    reject,
    run() {
      it.started = true
      return promise
    },
  }
  return it
}

async function turn(): Promise<void> {
  await new Promise(setImmediate)
}

test('as many as there are slots run, the others wait in their order', async () => {
  const slots = new Slots(2)
  const works = [work(), work(), work(), work()]
  const results = works.map(({ run }) => slots.run(run))
  await turn()
  expect(works.map(({ started }) => started)).toEqual([true, true, false, false])
  works[1]?.resolve('b')
  expect(await results[1]).toBe('b')
  await turn()
  expect(works.map(({ started }) => started)).toEqual([true, true, true, false])
})

test('a failure frees its slot', async () => {
  const slots = new Slots(1)
  await expect(slots.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await slots.run(() => Promise.resolve('next'))).toBe('next')
})

test('who waits can be cancelled, without taking a slot or the place of another', async () => {
  const slots = new Slots(1)
  const [first, cancelled, last] = [work(), work(), work()]
  const stop = new AbortController()
  const results = [slots.run(first.run), slots.run(cancelled.run, stop.signal), slots.run(last.run)]
  await turn()
  stop.abort(new Error('cancelled'))
  await expect(results[1]).rejects.toThrow('cancelled')
  first.resolve('a')
  last.resolve('c')
  expect(await results[2]).toBe('c')
  expect(cancelled.started).toBe(false)
})

test.for([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'cancelling %d turns after a slot is freed loses nobody who waits behind',
  async turns => {
    const slots = new Slots(1)
    const [first, second, third] = [work(), work(), work()]
    const stop = new AbortController()
    const results = [slots.run(first.run), slots.run(second.run, stop.signal), slots.run(third.run)]
    await turn()
    first.resolve('a')
    second.resolve('b')
    for (let i = 0; i < turns; i += 1) await undefined
    stop.abort(new Error('about now'))
    await Promise.race([Promise.allSettled(results), turn().then(turn)])
    expect(third.started).toBe(true)
    third.resolve('c')
    expect(await results[2]).toBe('c')
    await results[1]?.catch(() => {})
  },
)

test('an aborted signal never starts', async () => {
  const stop = AbortSignal.abort(new Error('before'))
  await expect(new Slots(1).run(() => Promise.resolve('x'), stop)).rejects.toThrow('before')
})
