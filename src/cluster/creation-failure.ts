/** Why `kind create cluster` failed, in the words of the person who has to act on it: pure. */
import { infrastructureProblem, type Problem } from '../problem.ts'
import { failedProcess, lastLines, type ProcessResult } from '../process.ts'
import { isReadyTimeout } from './kind.ts'

interface KnownCause {
  pattern: RegExp
  hint: string
  /** an image that is here already helps */
  wantsImage?: true
}

/** Specific before general; the texts are those of kind, the engines and kubeadm. https://kind.sigs.k8s.io/docs/user/known-issues/ */
const KNOWN_CAUSES: KnownCause[] = [
  {
    pattern: /failed to pull image|pull access denied|manifest unknown|error pulling image|initializing source docker/i,
    hint: 'The node image could not be pulled: check its name, and that this machine reaches its registry.',
    wantsImage: true,
  },
  {
    pattern: /too many open files|inotify|max_user_(instances|watches)/i,
    hint: 'This host is short of inotify watches or open files: `sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`',
  },
  {
    pattern: /no space left on device|disk quota exceeded/i,
    hint: 'The disk is full: free some space (`docker system df`, `podman system df`), then run again.',
  },
  {
    pattern: /port is already allocated|address already in use|bind for .* failed/i,
    hint: 'A port of the kind config is in use on this host: choose another hostPort or apiServerPort, or none.',
  },
  {
    pattern: /could not find a log line that matches|kubelet is not healthy|kubelet isn't running|failed to init node/i,
    hint: 'The node did not start: see kubelet.log and journal.log in diagnostics/cluster-logs. Often the node image does not fit the host (cgroup v1, an old kernel) or this kind.',
  },
  {
    pattern: /setting rlimit/i,
    hint: 'The engine may not raise limits here: give podman smaller default_ulimits in containers.conf (`clean-uninstall doctor` says which), or run where CAP_SYS_RESOURCE is granted.',
  },
  {
    pattern: /rootless provider requires/i,
    hint: 'A rootless engine needs cgroup v2 and delegation: https://kind.sigs.k8s.io/docs/user/rootless/',
  },
  {
    pattern: /error during connect|cannot connect to the docker daemon|connection refused/i,
    hint: 'The container engine stopped answering: see `clean-uninstall doctor`.',
  },
]

const UNKNOWN_CAUSE =
  'See `clean-uninstall doctor` for the state of this machine, and diagnostics/cluster-logs in the report directory, if there are any.'

const TOO_SLOW =
  'The image may come over a slow line, or the machine be too slow: give the run more time with timeout, half of which the creation may take.'

/** True when the node image could not be had: then it helps to know which ones are here. */
export function wantsImage(result: Pick<ProcessResult, 'stdout' | 'stderr'>): boolean {
  return knownCause(result)?.wantsImage === true
}

/**
 * The problem to throw for a creation that failed, was cut off or did not become ready. `imagesHere`: images of kind nodes that
 * the engine has.
 */
export function creationFailure(result: ProcessResult, imagesHere: readonly string[] = []): Problem {
  const output = `${result.stdout}\n${result.stderr}`
  if (result.exitCode === 0 && isReadyTimeout(output))
    return infrastructureProblem(
      `the nodes of the kind cluster were not ready in time\n${lastLines(result, 5)}`,
      'The machine may be too slow or too full; a kind config with disableDefaultCNI never becomes ready.',
    )
  const cause = knownCause(result)
  const hint = cause?.hint ?? (result.timedOut ? TOO_SLOW : UNKNOWN_CAUSE)
  const help = cause?.wantsImage ? ` ${imageHint(imagesHere)}` : ''
  return failedProcess('kind could not create the cluster', result, `${hint}${help}`)
}

function knownCause({ stdout, stderr }: Pick<ProcessResult, 'stdout' | 'stderr'>): KnownCause | undefined {
  return KNOWN_CAUSES.find(cause => cause.pattern.test(`${stdout}\n${stderr}`))
}

function imageHint(images: readonly string[]): string {
  const here = images.length === 0 ? 'but none of kind is' : `such as ${images.join(' or ')}`
  return `An image that is already here can be given with node-image, ${here}.`
}
