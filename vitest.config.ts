import { defineConfig } from 'vitest/config'

/**
 * Four kinds of tests: pure (unit), against fakes that speak the real protocols (integration), in a real browser (browser), on
 * real clusters (e2e). And, by `npm run test:argo-cd` only, those with the real Argo CD, which takes minutes to build.
 */
export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      // Limits are for what hangs: the machine may be busy with other things.
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/integration/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          // One browser after the other: what is measured here is time.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'argo-cd',
          include: ['test/argo-cd/**/*.test.ts'],
          globalSetup: ['test/argo-cd/setup.ts'],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          // Now and then a kubelet leaves a pod in Terminating for minutes. Where a change is to land, the second try, on a new
          // cluster, decides; everywhere else once is enough to fail.
          retry: process.env.CI === undefined ? 0 : 1,
          // Each has a kind cluster of its own; most of their time they wait.
          maxConcurrency: Number(process.env.CLUSTERS ?? 5),
        },
      },
    ],
  },
})
