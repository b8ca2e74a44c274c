/** Makes sure that there is a browser before any of these tests. */
import type { TestProject } from 'vitest/node'
import { obtainChromium } from '../../scripts/chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** path of Chromium */
    chromium: string
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await obtainChromium(process.env, line => console.log(line)))
}
