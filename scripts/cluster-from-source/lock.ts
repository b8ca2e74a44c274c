/**
 * One builder at a time per cache folder.
 *
 * The lock is an abstract Unix socket (unix(7)): it has no file, and the kernel frees it when its process ends in whatever way, so
 * it can never be stale. Whoever waits is connected to the holder, learns who that is, and wakes when the connection breaks.
 */
import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'

export interface Lock {
  release(): Promise<void>
}

/** Waits until the lock of `folder` is free and takes it; `onWait` is told once per holder who has it. */
export async function takeLock(folder: string, onWait: (holder: string) => void): Promise<Lock> {
  const name = `\0clean-uninstall-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32)}`
  for (;;) {
    const server = await tryListen(name)
    if (server !== undefined) return { release: () => close(server) }
    await untilReleased(name, onWait)
  }
}

const waiting = new WeakMap<Server, Set<{ destroy(): void }>>()

async function tryListen(name: string): Promise<Server | undefined> {
  const connections = new Set<{ destroy(): void }>()
  const server = createServer(socket => {
    connections.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => connections.delete(socket))
    socket.write(`process ${process.pid}\n`)
  })
  waiting.set(server, connections)
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(name, () => resolve(server))
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

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    for (const connection of waiting.get(server) ?? []) connection.destroy()
  })
}
