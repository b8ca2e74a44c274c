/** Prepares the ground for Argo CD: everything from source, with its images in the node. */
import type { TestProject } from 'vitest/node'
import { prepareGround } from '../../scripts/ground.ts'

export const KUBERNETES = '1.36.3'

export default async function setup(project: TestProject): Promise<void> {
  const options = { kubernetes: [KUBERNETES], testTools: false, argoCd: true }
  project.provide('ground', await prepareGround({ ...options, log: line => console.log(line) }))
}
