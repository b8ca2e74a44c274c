/** A bound on authentication: a credential plugin of the kubeconfig is a program, and may never end. */
import type { ChildProcess } from 'node:child_process'
import type { KubeConfig } from '@kubernetes/client-node'

export interface AuthenticationLimit {
  limitMs: number
  signal?: AbortSignal | undefined
}

/** client-node offers no way to end the plugin that it starts; this is how its dist/exec_auth.js starts it. */
interface PluginAuthenticator {
  execFn?: (...args: unknown[]) => ChildProcess
}

/**
 * Runs `authenticate` for so long at most, and kills the plugin after that or with the signal. Throws an Error that says so,
 * or the signal's reason.
 */
export async function withinLimit(
  config: KubeConfig,
  { limitMs, signal }: AuthenticationLimit,
  authenticate: () => Promise<void>,
): Promise<void> {
  signal?.throwIfAborted()
  const plugins = watchPlugins(config)
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const tooLong = () => reject(new Error(`the credential plugin of the kubeconfig did not end within ${limitMs} ms`))
  const timer = setTimeout(tooLong, limitMs)
  try {
    await orAborted(Promise.race([authenticate(), ended]), signal)
  } finally {
    clearTimeout(timer)
    plugins.forEach(end)
  }
}

/** Waits for the work, or throws the signal's reason; the work goes on, because others may wait for it too. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** The plugins that this kubeconfig starts from now on. */
function watchPlugins(config: KubeConfig): ChildProcess[] {
  const started: ChildProcess[] = []
  const { authenticators } = config as unknown as { authenticators: PluginAuthenticator[] }
  for (const authenticator of authenticators) {
    const { execFn } = authenticator
    if (execFn === undefined) continue
    authenticator.execFn = (...args) => {
      const child = execFn(...args)
      started.push(child)
      return child
    }
  }
  return started
}

/** What the plugin itself started may hold its output open, which would keep this process from ending. */
function end(plugin: ChildProcess): void {
  if (plugin.exitCode === null) plugin.kill('SIGKILL')
  for (const stream of plugin.stdio) stream?.destroy()
}
