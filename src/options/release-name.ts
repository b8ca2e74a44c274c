/** Helm's rule for release names, and the name that a chart's release gets when none is given. */

/** Helm's limit (ValidateReleaseName): the names of a release's objects need room for a suffix within 63 characters. */
const MAX_LENGTH = 53

/** RFC 1123 subdomain, the pattern that Helm itself checks. */
const PATTERN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

/** Whether Helm accepts the name. */
export function isReleaseName(name: string): boolean {
  return name.length <= MAX_LENGTH && PATTERN.test(name)
}

/** The chart's name made into a release name: `My_Chart` becomes `my-chart`; `chart` when nothing of it can stay. */
export function defaultReleaseName(chartName: string): string {
  const name = chartName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
  return name === '' ? 'chart' : name
}
