import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandOf, readCurve } from './curve.rules.ts'

/** Conversations of which each brings so many codes that nobody said before. */
function talksWith(added: number[]): string[][] {
  let next = 0
  return added.map((many) => ['everybody says', ...Array.from({ length: many }, () => `code ${(next += 1)}`)])
}

test('a quiet run after which much came is told from one after which little came', () => {
  const rule = { base: 4, run: 2, threshold: 0.05 }
  expect(readCurve(talksWith([15, 9, 7, 5, 4, 3, 1, 0, 1, 0]), rule)).toMatchObject({
    reachedAfter: 6,
    laterCodes: 1,
    isTooEarly: false,
  })
  expect(readCurve(talksWith([0, 4, 0, 1, 0, 0, 2, 1, 0, 0]), rule)).toMatchObject({
    verdict: 'reached',
    reachedAfter: 4,
    laterCodes: 3,
    isTooEarly: true,
  })
})

// Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076: base 4 holds 37 themes; reached at 6+2 and 7+3. One theme of the
// first interview is the one that everybody says.
test.each([
  [2, 6, [(4 + 3) / 37, (3 + 1) / 37, 1 / 37]],
  [3, 7, [(4 + 3 + 1) / 37, (3 + 1 + 0) / 37, 2 / 37, 1 / 37]],
])('reads the published example with runs of %i as reached after %i', (run, after, shares) => {
  const curve = readCurve(talksWith([15, 9, 7, 5, 4, 3, 1, 0, 1, 0]), { base: 4, run, threshold: 0.05 })

  expect(curve).toMatchObject({ verdict: 'reached', reachedAfter: after, baseCodes: 37, quiet: 1 })
  expect(curve.runs.slice(0, shares.length).map(({ share }) => share)).toEqual(
    shares.map((share) => expect.closeTo(share, 10)),
  )
})

test('says that it is not enough below base and run, or without any code in the base', () => {
  const rule = { base: 4, run: 2, threshold: 0.05 }
  expect(readCurve(talksWith([3, 2, 1, 0, 0]), rule)).toMatchObject({ verdict: 'not_enough', needed: 6 })
  expect(readCurve([[], [], [], [], [], []], rule)).toMatchObject({ verdict: 'not_enough' })
  expect(readCurve([], rule)).toMatchObject({ verdict: 'not_enough', quiet: 0 })
})

test('the band ends where the curve ends, never falls, and does not depend on the order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { minLength: 1, maxLength: 6 }),
      (talks) => {
        const band = bandOf(talks)
        expect(band.at(-1)).toMatchObject({
          low: new Set(talks.flat()).size,
          high: new Set(talks.flat()).size,
        })
        for (const [at, { low, middle, high }] of band.entries()) {
          expect(low <= middle && middle <= high).toBe(true)
          expect(low).toBeGreaterThanOrEqual(band[at - 1]?.low ?? 0)
        }
      },
    ),
    { numRuns: 30 },
  )
})
