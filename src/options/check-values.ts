/** From the options' own names to those of the code. */
import type { CheckOptions } from './check-options.ts'
import type { CheckOptionValues } from './definitions.ts'

/** The parsed values as the other rooms read them; `v` before a version is dropped. */
export function toCheckOptions(values: CheckOptionValues): Omit<CheckOptions, 'command'> {
  return {
    chart: values.chart,
    values: values.values,
    set: values.set,
    namespace: values.namespace,
    createNamespace: values['create-namespace'],
    helmArgs: values['helm-args'].flat(),
    allowTeardown: values['allow-teardown'],
    prerequisite: values.prerequisite,
    exercise: values.exercise,
    helmTest: values['helm-test'],
    uninstallArgs: values['uninstall-args'].flat(),
    installTimeoutMs: values['install-timeout'],
    uninstallTimeoutMs: values['uninstall-timeout'],
    settleTimeoutMs: values['settle-timeout'],
    probeTimeoutMs: values['probe-timeout'],
    timeoutMs: values.timeout,
    failOn: values['fail-on'],
    ignore: values.ignore,
    reportDir: values['report-dir'],
    keepCluster: values['keep-cluster'],
    verbose: values.verbose,
    quiet: values.quiet,
    ...defined({
      releaseName: values['release-name'],
      helmVersion: values['helm-version']?.replace(/^v/, ''),
      kubernetesVersion: values['kubernetes-version']?.replace(/^v/, ''),
      nodeImage: values['node-image'],
      kindConfig: values['kind-config'],
      kubeconfig: values.kubeconfig,
      context: values.context,
    }),
  }
}

/** Without what was not given. */
function defined<Fields extends Record<string, unknown>>(fields: Fields) {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
}
