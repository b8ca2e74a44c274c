/** A chart repository: the files of a directory over HTTP. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'

export interface ServedFolder extends AsyncDisposable {
  url: string
}

export async function serveFolder(directory: string): Promise<ServedFolder> {
  const server = createServer(async (request, response) => {
    const content = await readFile(join(directory, basename(request.url ?? ''))).catch(() => undefined)
    response.writeHead(content === undefined ? 404 : 200).end(content)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
