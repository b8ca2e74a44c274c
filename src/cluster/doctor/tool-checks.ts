/** Whether a tool is here already; nothing is downloaded for the answer. */
import { messageOf } from '../../problem.ts'
import { findInCache, findOnPath } from '../tools/look-up.ts'
import { type Platform, type Program, platformOf } from '../tools/program.ts'
import type { ToolWish } from '../tools/wish.ts'
import type { CheckLine } from './check-line.ts'

export interface ToolCheckOptions {
  env: NodeJS.ProcessEnv
  cacheDir: string
}

export interface CheckedTool {
  line: CheckLine
  /** absent: not here */
  program?: Program
}

/** A tool that is not here is a note, not a fault: it is fetched when a run needs it. */
export async function checkTool(wish: ToolWish, options: ToolCheckOptions): Promise<CheckedTool> {
  const platform = platformOf(process.platform, process.arch)
  if (platform === undefined) return { line: onUnknownPlatform(wish) }
  try {
    const program = await firstFound(wish, options, platform)
    return { line: { state: 'ok', what: wish.text, detail: `${program.version} in ${program.path}` }, program }
  } catch (error) {
    const todo = `Nothing, if this machine reaches the publisher: ${wish.tool} ${wish.fetchVersion} is fetched when it is needed.`
    return { line: { state: 'note', what: wish.text, detail: `not here: ${messageOf(error)}`, todo } }
  }
}

async function firstFound(wish: ToolWish, { env, cacheDir }: ToolCheckOptions, platform: Platform) {
  const others = (error: unknown) => findInCache(wish, cacheDir, platform).catch(() => Promise.reject(error))
  return await findOnPath(wish, env).catch(others)
}

function onUnknownPlatform(wish: ToolWish): CheckLine {
  return {
    state: 'missing',
    what: wish.text,
    detail: `${process.platform} ${process.arch} is not supported`,
    todo: 'Use Linux or macOS on amd64 or arm64.',
  }
}
