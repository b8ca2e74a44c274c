/**
 * One builder at a time per cache folder.
 *
 * The lock is an abstract Unix socket (unix(7)): it has no file, and the kernel frees it when its process ends in whatever way, so
 * it can never be stale. Whoever waits is connected to the holder, learns who that is, and wakes when the connection breaks.
 */
import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'

export interface Lock {
  release(): Promise<void>
}

/** Takes the lock of `folder` if it is free. */
export async function tryLock(folder: string): Promise<Lock | undefined> {
  const waiting = new Set<Socket>()
  const server = createServer(socket => {
    waiting.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => waiting.delete(socket))
    socket.write(`process ${process.pid}\n`)
  })
  if (!(await listens(server, await socketName(folder)))) return undefined
  const release = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      for (const socket of waiting) socket.destroy()
    })
  return { release }
}

/** Waits until the lock of `folder` is free and takes it; `onWait` is told of each holder on the way. */
export async function takeLock(folder: string, onWait: (holder: string) => void): Promise<Lock> {
  for (;;) {
    const lock = await tryLock(folder)
    if (lock !== undefined) return lock
    await untilReleased(await socketName(folder), onWait)
  }
}

async function socketName(folder: string): Promise<string> {
  const hash = createHash('sha256').update(await realpath(folder))
  return `\0clean-uninstall-${hash.digest('hex').slice(0, 32)}`
}

function listens(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(name, () => resolve(true))
  })
}

/** Ends when the holder is gone; a holder that is gone already is no error. */
function untilReleased(name: string, onWait: (holder: string) => void): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(name)
    socket.once('data', data => onWait(data.toString().trim()))
    socket.on('error', () => {})
    socket.once('close', () => resolve())
  })
}
