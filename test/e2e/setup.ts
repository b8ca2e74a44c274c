/** Prepares the ground before any e2e test: engine, tools, node images; built from source where nothing can be pulled. */
import type { TestProject } from 'vitest/node'
import { type Ground, prepareGround } from '../../scripts/ground.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ground: Ground
  }
}

export const KUBERNETES = { new: '1.36.3', old: '1.30.4' } as const

export default async function setup(project: TestProject): Promise<void> {
  const ground = await prepareGround({
    kubernetes: Object.values(KUBERNETES),
    testTools: true,
    log: line => console.log(line),
  })
  project.provide('ground', ground)
}
