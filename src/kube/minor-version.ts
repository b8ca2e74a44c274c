/** Versions of Kubernetes, as far as behaviour depends on them. */

/** 36 of `1.36`, `1.36.3` and `v1.36.3`; undefined for anything else, and when it is not known. */
export function minorVersion(version: string | undefined): number | undefined {
  const minor = /^v?1\.(\d+)(?=\.|$)/.exec(version ?? '')?.[1]
  return minor === undefined ? undefined : Number(minor)
}
