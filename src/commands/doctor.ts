/** `clean-uninstall doctor`: what is there, what is missing, what to do. Changes nothing. */
import { tmpdir } from 'node:os'
import { type CheckLine, formatLine } from '../cluster/doctor/check-line.ts'
import { checkLeftovers, checkNodeImages } from '../cluster/doctor/engine-checks.ts'
import { checkDisk, checkInotify, checkNode } from '../cluster/doctor/host-checks.ts'
import { checkLimits } from '../cluster/doctor/limit-checks.ts'
import { checkTool } from '../cluster/doctor/tool-checks.ts'
import { detectEngine, type Engine } from '../cluster/engine.ts'
import { helmWish, kindWish, PINNED } from '../cluster/tools/wish.ts'
import { EXIT_CODES, messageOf, Problem } from '../problem.ts'

export interface DoctorOptions {
  env: NodeJS.ProcessEnv
  /** where tools are kept between runs */
  cacheDir: string
  /** prints one line */
  out: (line: string) => void
}

/** @returns 0 when a check could run here, 3 when something that it needs is missing, 2 for a wrong setting */
export async function doctor(options: DoctorOptions): Promise<number> {
  const engine = await engineOf(options)
  const [kind, helm3, helm4] = await Promise.all([
    checkTool(kindWish(), options),
    checkTool(helmWish('3'), options),
    checkTool(helmWish('4'), options),
  ])
  const lines: CheckLine[] = [
    checkNode(process.version),
    engine.line,
    ...[kind, helm3, helm4].map(tool => tool.line),
    await checkDisk('cache', options.cacheDir),
    await checkDisk('temporary files', tmpdir()),
    await checkInotify(),
  ]
  if (engine.engine !== undefined)
    lines.push(
      ...(await checkLimits(engine.engine, options.env)),
      await checkNodeImages(engine.engine, kind.program?.version ?? PINNED.kind),
      ...(await checkLeftovers(engine.engine, kind.program)),
    )
  for (const line of lines) for (const text of formatLine(line)) options.out(text)
  if (engine.exitCode !== 0) return engine.exitCode
  return lines.some(line => line.state === 'missing') ? EXIT_CODES.infrastructure : EXIT_CODES.clean
}

async function engineOf(options: DoctorOptions): Promise<{ line: CheckLine; engine?: Engine; exitCode: number }> {
  try {
    const engine = await detectEngine(options.env)
    const cgroup = engine.cgroupVersion === 1 ? 'cgroup v1 (deprecated: kind and Kubernetes will drop it)' : 'cgroup v2'
    const detail = `${engine.program} ${engine.version}, ${cgroup}${engine.rootless ? ', rootless' : ''}`
    return { line: { state: engine.cgroupVersion === 1 ? 'note' : 'ok', what: 'engine', detail }, engine, exitCode: 0 }
  } catch (error) {
    const hint = error instanceof Problem ? error.hint : undefined
    return {
      line: { state: 'missing', what: 'engine', detail: messageOf(error), ...(hint !== undefined && { todo: hint }) },
      exitCode: error instanceof Problem ? EXIT_CODES[error.kind] : EXIT_CODES.infrastructure,
    }
  }
}
