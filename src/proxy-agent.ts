/** Connections to servers on the internet, through the proxy that the usual variables name. */
import type { EnvHttpProxyAgent } from 'undici'

export interface AgentOptions {
  /** where the proxy variables are */
  env: NodeJS.ProcessEnv
  /** certificate authority of the server in PEM, instead of the system's */
  ca?: string
  connectTimeoutMs: number
  /** longest silence within a response */
  silenceTimeoutMs: number
}

/** To be destroyed by whoever asked for it. */
export async function proxyAgent(options: AgentOptions): Promise<EnvHttpProxyAgent> {
  const { env, ca, connectTimeoutMs, silenceTimeoutMs } = options
  // Loaded when it is needed: most runs talk to no such server.
  const { EnvHttpProxyAgent } = await import('undici')
  const httpProxy = env.http_proxy ?? env.HTTP_PROXY
  const httpsProxy = env.https_proxy ?? env.HTTPS_PROXY
  const noProxy = env.no_proxy ?? env.NO_PROXY
  return new EnvHttpProxyAgent({
    connect: { timeout: connectTimeoutMs, ...(ca !== undefined && { ca }) },
    headersTimeout: silenceTimeoutMs,
    bodyTimeout: silenceTimeoutMs,
    // Empty strings keep undici from reading the process's environment by itself.
    httpProxy: httpProxy ?? '',
    httpsProxy: httpsProxy ?? '',
    noProxy: noProxy ?? '',
  })
}
