/** Runs one program that has to succeed; when it does not, the error says what failed, why probably, and what to do. */
import type { Problem } from '../../src/problem.ts'
import { failedProcess, lastLines, type ProcessResult, type RunOptions, run } from '../../src/process.ts'

/** Returns what the program printed on stdout. `what` completes the sentence "could not …". */
export async function runTool(
  what: string,
  argv: readonly [string, ...string[]],
  options: RunOptions,
): Promise<string> {
  const [file, ...args] = argv
  const result = await run(file, args, options)
  if (result.exitCode !== 0) throw toolProblem(what, result)
  return result.stdout
}

/** Known last words of the tools used here, and what to do about them. The first match counts. */
const ADVICE: readonly { says: RegExp; advice: string }[] = [
  {
    says: /no space left on device/i,
    advice: 'The disk is full: a first run needs about 15 GiB. `go clean -cache` gives back the compiler’s part.',
  },
  {
    says: /signal: killed|cannot allocate memory/i,
    advice: 'Out of memory, probably: linking Kubernetes takes about 2 GB.',
  },
  {
    says: /403 Forbidden|404 Not Found|410 Gone|not found: module/i,
    advice:
      'The source of Go modules or Debian packages does not have this version. Try a neighbouring patch version (--kubernetes, or versions.ts).',
  },
  {
    says: /dial tcp|no such host|i\/o timeout|connection refused|TLS handshake|could not resolve|Temporary failure/i,
    advice: 'The network, probably: check GOPROXY, apt’s sources, and the proxy settings (HTTPS_PROXY) of this shell.',
  },
  {
    says: /could not get lock|is another process using it/i,
    advice: 'Another apt or dpkg is running: wait for it, then start again. What is done stays done.',
  },
  {
    says: /default_ulimits|rlimit|operation not permitted/i,
    advice:
      'This machine withholds rights that containers need (ulimit, capabilities). Run as root, outside an unprivileged container.',
  },
]

function toolProblem(what: string, result: ProcessResult): Problem {
  const advice = result.startError === 'ENOENT' ? undefined : adviceFor(lastLines(result))
  return failedProcess(`could not ${what}`, result, advice)
}

/** What to do about a tool's output, when it is a known one. */
export function adviceFor(output: string): string | undefined {
  return ADVICE.find(({ says }) => says.test(output))?.advice
}
