import { defineConfig } from 'vitest/config'

// What is the same whatever PostgreSQL the other tests run on: the commands, which start their embedded one, and the
// attacks by what is asked, as of operations; the policies themselves are tried on each.
const same = [
  'server/src/commands/**',
  'server/src/isolation-of-*.test.ts',
  'server/src/surfaces/mcp/consent.test.ts',
]
const sameOnEach = process.env.TEST_POSTGRES ? same : []

// What is waited for comes when it comes; this long without it is a hang. Pages of journeys wait as long.
const patient = { poll: { timeout: 20_000 } }

const setupFiles = ['tools/property-tests.ts']

// One project a package; `server` is the only one that needs a database (see server/test). Files share the modules of
// their worker, which are loaded once (`isolate: false`): what a test changes lives in its own world, and goes with it.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contract', setupFiles, isolate: false, include: ['contract/src/**/*.test.ts'] } },
      {
        test: {
          name: 'stats',
          setupFiles,
          isolate: false,
          include: ['stats/src/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pure',
          setupFiles,
          isolate: false,
          include: [
            'server/src/**/*.pure.test.ts',
            'tools/**/*.test.ts',
            'web/src/**/*.test.ts',
            'cli/src/**/*.test.ts',
          ],
          testTimeout: 30_000,
          expect: patient,
        },
      },
      {
        test: {
          name: 'server',
          setupFiles,
          include: ['server/src/**/*.test.ts', 'cli/test/**/*.test.ts'],
          exclude: ['server/src/**/*.pure.test.ts', ...sameOnEach],
          isolate: false,
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: patient,
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
          expect: patient,
          maxWorkers: 2,
        },
      },
    ],
  },
})
