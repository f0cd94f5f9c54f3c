import { defineConfig } from 'vitest/config'

// One project a package; `server` is the only one that needs a database (see server/test).
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contract', include: ['contract/src/**/*.test.ts'] } },
      { test: { name: 'stats', include: ['stats/src/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'pure',
          include: [
            'server/src/**/*.pure.test.ts',
            'tools/**/*.test.ts',
            'web/src/**/*.test.ts',
            'cli/src/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/src/**/*.test.ts', 'cli/test/**/*.test.ts'],
          exclude: ['server/src/**/*.pure.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/src/**/*.test.ts'],
          globalSetup: ['e2e/src/support/build-web.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
