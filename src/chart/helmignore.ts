/**
 * The rules of `.helmignore`, as Helm reads them (pkg/ignore in helm/helm): a file that they match is no part of the
 * chart, so a CRD in an ignored `crds/` is not Helm's.
 */

interface Rule {
  pattern: RegExp
  negated: boolean
  directoriesOnly: boolean
  /** the pattern has a slash: it is compared with the whole path, else with the last name only */
  wholePath: boolean
}

export type IsIgnored = (path: string, isDirectory: boolean) => boolean

/** `path` is relative to the chart directory, with `/`. The caller does not descend into a directory that is ignored. */
export function parseHelmignore(text: string): IsIgnored {
  const rules = [...text.replace(/^\uFEFF/, '').split('\n'), 'templates/.?*'].flatMap(parseRule)
  return (path, isDirectory) => {
    for (const rule of rules) {
      const matches = rule.pattern.test(rule.wholePath ? path : path.slice(path.lastIndexOf('/') + 1))
      // Helm's negation is not git's: a file that a negated rule does not match is ignored.
      if (rule.negated && (!matches || (rule.directoriesOnly && !isDirectory))) return true
      if (!rule.negated && matches && (!rule.directoriesOnly || isDirectory)) return true
    }
    return false
  }
}

function parseRule(line: string): Rule[] {
  let rule = line.trim()
  if (rule === '' || rule.startsWith('#')) return []
  const negated = rule.startsWith('!')
  if (negated) rule = rule.slice(1)
  const directoriesOnly = rule.endsWith('/')
  if (directoriesOnly) rule = rule.slice(0, -1)
  const wholePath = rule.includes('/')
  return [{ pattern: globToRegExp(rule.replace(/^\//, '')), negated, directoriesOnly, wholePath }]
}

/** Go's filepath.Match: `*` and `?` do not cross a slash, `[a-z]` and `[^a]` are classes, a backslash quotes. */
function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\\(.)|(\[\^?[^\]]+\])|([*?])|([^\w/-])/g, (_, quoted, set, wild, other) => {
    if (set !== undefined) return set
    if (wild !== undefined) return wild === '*' ? '[^/]*' : '[^/]'
    return `\\${quoted ?? other}`
  })
  return new RegExp(`^${source}$`)
}
