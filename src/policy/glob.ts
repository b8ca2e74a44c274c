/** Globs over Kubernetes names: `*` and `?` stand for dots as well, `{a,b}` for either, `[ab]` for a character. */
import picomatch from 'picomatch'

const OPTIONS: picomatch.PicomatchOptions = { dot: true, nonegate: true, noextglob: true }

/** Matches one name, in which `/` is a character like others (label keys, field managers). */
export function nameGlob(glob: string, { ignoreCase = false } = {}): (name: string) => boolean {
  if (/^\*+$/.test(glob)) return () => true
  if (glob === '') return name => name === ''
  return picomatch(glob, { ...OPTIONS, bash: true, nocase: ignoreCase })
}

/** Matches a path of names: `*` stays between two `/`, `**` goes over them. */
export function pathGlob(glob: string): (path: string) => boolean {
  return picomatch(glob, OPTIONS)
}
