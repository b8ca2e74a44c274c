#!/usr/bin/env node
/** The main job on a chart of ours: `npm run demo [-- CHART [options of check]]`. Prepares the ground first. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { withHint } from '../src/problem.ts'
import { prepareGround } from './ground.ts'

const KUBERNETES = '1.36.3'
const root = join(import.meta.dirname, '..')
const [chart = join(root, 'fixtures/charts/leaky-operator'), ...options] = process.argv.slice(2)

try {
  const ground = await prepareGround({ kubernetes: [KUBERNETES], testTools: false, log: line => console.log(line) })
  const image = ground.nodeImages[KUBERNETES] ?? ''
  const argv = [join(root, 'dist/cli.js'), 'check', chart, '--node-image', image, ...options]
  const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit', env: { ...process.env, ...ground.env } })
  process.exitCode = status ?? 130
} catch (error) {
  console.error(`error: ${withHint(error)}`)
  process.exitCode = 3
}
