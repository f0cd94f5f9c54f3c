// Set up before every test file. Property tests draw the same cases in every run, so that the whole test says the same of
// the same code; TEST_SEED=random (or a number) draws others, and TEST_CASES=5000 more of them.
import fc from 'fast-check'

const { TEST_SEED, TEST_CASES } = process.env

fc.configureGlobal({
  ...(TEST_SEED !== 'random' && { seed: Number(TEST_SEED ?? 20_240_601) }),
  ...(TEST_CASES && { numRuns: Number(TEST_CASES) }),
})
