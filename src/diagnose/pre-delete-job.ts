/** The Job that a chart adds to clean up while its controller still runs: an example to paste, complete but for its rights. */

/** `args`: of kubectl. The delete policy matters: without it the Job itself would be the next leftover (A7). */
export function preDeleteJob(args: readonly string[]): string {
  return [
    '# templates/pre-delete.yaml; its ServiceAccount, Role and binding are hooks as well, with weight -1',
    'apiVersion: batch/v1',
    'kind: Job',
    'metadata:',
    '  name: {{ .Release.Name }}-pre-delete',
    '  annotations:',
    '    helm.sh/hook: pre-delete',
    '    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed',
    'spec:',
    '  template:',
    '    spec:',
    '      serviceAccountName: {{ .Release.Name }}-pre-delete',
    '      restartPolicy: Never',
    '      containers:',
    '        - name: kubectl',
    '          image: registry.k8s.io/kubectl:v1.36.3',
    `          args: [${args.map(arg => JSON.stringify(arg)).join(', ')}]`,
  ].join('\n')
}

/** Deletes every object of the resources, in all namespaces, and waits until they are gone. */
export function deleteAllAndWait(resources: readonly string[]): string[] {
  return ['delete', resources.join(','), '--all', '--all-namespaces', '--wait', '--timeout=2m']
}
