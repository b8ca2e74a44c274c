import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { takeLock } from '../../../scripts/cluster-from-source/lock.ts'

const folder = () => mkdtemp(path.join(tmpdir(), 'lock-'))
/** The default of a second is short on a busy machine. */
const LONG = { timeout: 20_000 }
const nobody = () => {
  throw new Error('waited for a lock that is free')
}

test('locks of different folders do not know each other', async () => {
  const locks = [await takeLock(await folder(), nobody), await takeLock(await folder(), nobody)]
  for (const lock of locks) await lock.release()
})

test('the second one is told who has it, and gets it when the first lets go', async () => {
  const where = await folder()
  const first = await takeLock(where, nobody)
  const seen: string[] = []
  const order: string[] = []
  const second = takeLock(where, holder => seen.push(holder)).then(lock => {
    order.push('taken')
    return lock
  })
  await expect.poll(() => seen, LONG).toEqual([`process ${process.pid}`])
  order.push('released')
  await first.release()
  await (await second).release()
  expect(order).toEqual(['released', 'taken'])
})

test('many at once get it one after the other', async () => {
  const where = await folder()
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const lock = await takeLock(where, () => {})
      most = Math.max(most, ++inside)
      await new Promise(resolve => setImmediate(resolve))
      inside--
      await lock.release()
    }),
  )
  expect(most).toBe(1)
})

test('the lock of a killed process is free at once', async () => {
  const where = await folder()
  const module = path.resolve(import.meta.dirname, '../../../scripts/cluster-from-source/lock.ts')
  const script = `import { takeLock } from ${JSON.stringify(module)}
    await takeLock(${JSON.stringify(where)}, () => {})
    console.log('taken')
    setInterval(() => {}, 1000)`
  const holder = execa(process.execPath, ['--input-type=module', '--eval', script], { reject: false })
  await once(holder.stdout, 'data')
  const seen: string[] = []
  const lock = takeLock(where, who => seen.push(who))
  await expect.poll(() => seen, LONG).toEqual([`process ${holder.pid}`])
  holder.kill('SIGKILL')
  await (await lock).release()
})
