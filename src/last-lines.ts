/** The end of what a program printed: where its error is. */

/** The last lines of a text, without the empty ones at its end. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

/** What a program said on stderr, or else on stdout. */
export function outputOf({ stdout, stderr }: { stdout: string; stderr: string }): string {
  return stderr.trim() === '' ? stdout : stderr
}
