/** Kubeconfig files for a fake API server (JSON is YAML). */

export interface KubeconfigParts {
  server: string
  /** PEM */
  ca: string
  user?: Record<string, unknown>
  cluster?: Record<string, unknown>
  /** name of the only context */
  context?: string
  currentContext?: string
}

export function kubeconfigText(parts: KubeconfigParts): string {
  const { server, ca, user = { token: 'fake-token' }, context = 'fake', currentContext = context } = parts
  const cluster = parts.cluster ?? { 'certificate-authority-data': Buffer.from(ca).toString('base64') }
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'fake', cluster: { server, ...cluster } }],
      users: [{ name: 'fake', user }],
      contexts: [{ name: context, context: { cluster: 'fake', user: 'fake' } }],
      'current-context': currentContext,
    },
    undefined,
    2,
  )
}
