#!/usr/bin/env node
/**
 * All tests: `npm test`. Prepares the ground first, because the fast tests run the real Helm 3 and 4, too; those in a browser and,
 * last, those on real clusters have the machine to themselves.
 */
import { spawnSync } from 'node:child_process'
import { withHint } from '../src/problem.ts'
import { DEFAULT_KUBERNETES } from './cluster-from-source/versions.ts'
import { prepareGround } from './ground.ts'

try {
  const ground = await prepareGround({
    kubernetes: DEFAULT_KUBERNETES,
    testTools: true,
    log: line => console.log(line),
  })
  const env = { ...process.env, ...ground.env }
  for (const projects of [['unit', 'integration'], ['browser'], ['e2e']]) {
    const args = ['vitest', 'run', ...projects.flatMap(project => ['--project', project])]
    const { status } = spawnSync('npx', args, { stdio: 'inherit', env })
    process.exitCode = status ?? 1
    if (status !== 0) break
  }
} catch (error) {
  console.error(`error: ${withHint(error)}`)
  process.exitCode = 1
}
