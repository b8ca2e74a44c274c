/** Taking the values of a chart out of what is shown of Helm: a password may be among them, the names of the values are not secret. */

const HIDDEN = '(hidden)'
/** Helm's flags whose argument is `key=value`; several pairs may follow each other in one. */
const SETTINGS = /^--set(?:-string|-json|-literal|-file)?$/
/** Helm's flags whose argument is a secret as a whole. */
const SECRETS = /^--(?:username|password|kube-token|post-renderer-args)$/
/** `https://user:password@charts.example.com` */
const USER_OF_ADDRESS = /(?<=:\/\/)[^/?#\s]*@/g

/** The same arguments with `--set db.password=(hidden)`: of every value only its first key is left, of addresses not the user. */
export function withoutValues(argv: readonly string[]): string[] {
  return argv.map((word, index) => {
    const [, flag, value] = /^(--[a-z-]+)=([\s\S]*)$/.exec(word) ?? []
    if (flag !== undefined && value !== undefined) return `${flag}=${shown(flag, value)}`
    return shown(argv[index - 1] ?? '', word)
  })
}

function shown(flag: string, value: string): string {
  if (SECRETS.test(flag)) return HIDDEN
  if (!SETTINGS.test(flag)) return value.replace(USER_OF_ADDRESS, `${HIDDEN}@`)
  // JSON without a key (`--set-json '{"a": "x=y"}'`) must not be cut at a `=` inside of it.
  const key = /^[^=\s{}"',]+=/.exec(value)?.[0] ?? ''
  return `${key}${HIDDEN}`
}

/** What Helm says of a release before the chart has its say. */
const OF_RELEASE = /^(NAME|LAST DEPLOYED|NAMESPACE|STATUS|REVISION|DESCRIPTION|TEST SUITE):/

/**
 * What `helm install` printed, up to the first line that may not be Helm's own: the notes of a chart may hold a password, and with
 * `--debug` or `--output` among the user's helm-args Secrets and values follow. How much is left out is said.
 */
export function withoutNotes(stdout: string): string {
  const lines = stdout.trimEnd().split('\n')
  const end = lines.findIndex(line => !OF_RELEASE.test(line))
  if (end === -1 || stdout.trim() === '') return stdout
  const left = lines.length - end
  return [
    ...lines.slice(0, end),
    `(${left === 1 ? '1 line' : `${left} lines`} not shown: notes may hold secrets)`,
  ].join('\n')
}
