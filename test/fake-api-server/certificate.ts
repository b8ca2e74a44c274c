/** A certificate for 127.0.0.1, made by `openssl` because Node can read X.509 but not write it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failedProcess, run } from '../../src/process.ts'

export interface Certificate {
  key: string
  cert: string
}

let made: Promise<Certificate> | undefined

/** Self-signed, so it is its own authority; one for all servers of a process. */
export function serverCertificate(): Promise<Certificate> {
  made ??= makeCertificate()
  return made
}

/** Another certificate, which nobody trusts. */
export async function makeCertificate(): Promise<Certificate> {
  const directory = await mkdtemp(join(tmpdir(), 'fake-api-server-'))
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
  try {
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    const names = ['-subj', '/CN=fake-api-server', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
    const result = await run('openssl', [...args, ...names, '-keyout', key, '-out', cert], { timeoutMs: 20_000 })
    if (result.exitCode !== 0) {
      throw failedProcess('could not make a certificate', result, 'The fake API server needs openssl on PATH.')
    }
    return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
