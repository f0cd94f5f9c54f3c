import { defineConfig } from 'vitest/config'

// These start the command with its embedded PostgreSQL, which is the same whatever the other tests run on.
const embedded = process.env.TEST_POSTGRES ? ['server/src/commands/**'] : []

// One project a package; `server` is the only one that needs a database (see server/test).
const setupFiles = ['tools/property-tests.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contract', setupFiles, include: ['contract/src/**/*.test.ts'] } },
      { test: { name: 'stats', setupFiles, include: ['stats/src/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'pure',
          setupFiles,
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
          setupFiles,
          include: ['server/src/**/*.test.ts', 'cli/test/**/*.test.ts'],
          exclude: ['server/src/**/*.pure.test.ts', ...embedded],
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
          maxWorkers: 2,
        },
      },
    ],
  },
})
