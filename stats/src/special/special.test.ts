import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as special from './index.ts'
import { distributionOracle } from './oracle-distributions.test-data.ts'
import { gammaOracle } from './oracle-gamma.test-data.ts'

const oracles = { ...gammaOracle, ...distributionOracle }
const expectClose = (found: number, wanted: number, tolerance = 1e-10) =>
  expect(Math.abs(found - wanted), `${found} instead of ${wanted}`).toBeLessThanOrEqual(
    tolerance * Math.max(Math.abs(wanted), 1e-300),
  )

for (const [name, cases] of Object.entries(oracles)) {
  test(`${name} agrees with 50-digit arithmetic to 1e-10`, () => {
    const compute = (special as unknown as Record<string, (...args: number[]) => number>)[name]!
    for (const [args, value] of cases) expectClose(compute(...args), value)
  })
}

test('hypergeometric values of the reference sheet agree to 1e-10, the overflowing one included', () => {
  // mpmath at 50 digits.
  const cases: [number, number, number, number, number][] = [
    [0.5, 1.2, 2.2, 0.9, 1.5835671272638],
    [2.243, 4.426, 4.219, 0.47, 4.4930369340116],
    [29.243, 31.426, 31.219, 0.9, 2.7839757916592e29],
    [300.243, 302.426, 302.219, 0.474, 6.7538895249038e83],
    [1.1, 2.2, 3.3, -5, 0.22317843171509],
  ]
  for (const [a, b, c, z, value] of cases) expectClose(Math.exp(special.logHypergeometric(a, b, c, z)), value)
  expectClose(special.logHypergeometric(2000.2, 2002.4, 2002.2, 0.4744), 1286.686814741)
})

const shape = fc.double({ min: 0.01, max: 500, noNaN: true })
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })

test('log-gamma rises by ln x from x to x + 1, however large x is', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (x) => {
      expect(Math.abs(special.logGammaRatio(x, 1) - Math.log(x))).toBeLessThan(
        1e-13 * (1 + Math.abs(Math.log(x))),
      )
    }),
  )
  expectClose(special.logGammaRatio(1e12, 2), Math.log(1e12) + Math.log(1e12 + 1), 1e-15)
})

test('digamma is the slope of log-gamma and trigamma the slope of digamma', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 1e4, noNaN: true }), (x) => {
      const step = 1e-4 * x
      const slope = special.logGammaRatio(x - step, 2 * step) / (2 * step)
      expect(Math.abs(slope - special.digamma(x))).toBeLessThan(1e-6 * (1 + 1 / x))
      const bend = (special.digamma(x + step) - special.digamma(x - step)) / (2 * step)
      expectClose(bend, special.trigamma(x), 1e-6)
    }),
  )
})

test('the tails of beta and gamma distributions add up to one and mirror each other', () => {
  fc.assert(
    fc.property(shape, shape, share, (a, b, x) => {
      expectClose(special.betaCdf(a, b, x) + special.betaTail(a, b, x), 1, 1e-12)
      expect(Math.abs(special.betaCdf(a, b, x) - special.betaTail(b, a, 1 - x))).toBeLessThan(1e-9)
      expectClose(special.gammaCdf(a, b) + special.gammaTail(a, b), 1, 1e-12)
    }),
  )
})

test('a quantile is the inverse of its distribution', () => {
  fc.assert(
    fc.property(shape, shape, share, (a, b, p) => {
      fc.pre(a > 0.1 && b > 1) // else the quantile itself rounds to 0 or to 1
      const smaller = Math.min(p, 1 - p)
      const gamma = special.gammaTails(a, special.gammaQuantile(a, p))
      expectClose(p < 0.5 ? gamma.lower : gamma.upper, smaller, 1e-9)
      const beta = special.betaTails(a, b, special.betaQuantile(a, b, p))
      expectClose(p < 0.5 ? beta.lower : beta.upper, smaller, 1e-6)
    }),
  )
  // agrees with R: qchisq(.95, 1), qt(.975, 10), qf(.95, 2, 10), qnorm(.975)
  expectClose(special.chiSquareQuantile(0.95, 1), 3.841458820694124)
  expectClose(special.studentQuantile(0.975, 10), 2.228138851964939)
  expectClose(special.fQuantile(0.95, 2, 10), 4.102821015303716)
  expectClose(special.normalQuantile(0.975), 1.959963984540054)
})

test('chi-square with one degree of freedom is a squared normal and F with one is a squared t', () => {
  for (const z of [0.1, 1, 1.96, 4, 9]) {
    expectClose(special.chiSquareTail(z * z, 1), 2 * special.normalCdf(-z))
    expectClose(special.fTail(z * z, 1, 12), 2 * special.studentCdf(-z, 12))
    expectClose(special.chiSquareCdf(z, 4) + special.chiSquareTail(z, 4), 1)
    expectClose(special.fCdf(z, 3, 4), special.fTail(1 / z, 4, 3))
  }
})

test("Tricomi's U obeys Kummer's transformation", () => {
  // U(a, b, z) = z^(1 − b) U(a − b + 1, 2 − b, z), DLMF 13.2.40
  for (const [a, b, z] of [
    [2, 0.3, 0.7],
    [0.6, 0.6, 0.2],
    [5, -1, 20],
  ] as const) {
    const mirrored = special.logTricomiU(a - b + 1, 2 - b, z) + (1 - b) * Math.log(z)
    expect(Math.abs(special.logTricomiU(a, b, z) - mirrored)).toBeLessThan(1e-11)
  }
})

test('arguments without an answer are refused with a sentence', () => {
  const refused: (() => unknown)[] = [
    () => special.logGamma(0),
    () => special.logGamma(Number.NaN),
    () => special.logGammaRatio(1, -1),
    () => special.logBeta(-1, 2),
    () => special.digamma(-0.5),
    () => special.trigamma(0),
    () => special.gammaCdf(0, 1),
    () => special.gammaTail(1, -1),
    () => special.betaCdf(1, 1, 1.5),
    () => special.normalCdf(Number.NaN),
    () => special.normalQuantile(1),
    () => special.studentQuantile(0, 3),
    () => special.studentCdf(1, 0),
    () => special.fCdf(-1, 1, 1),
    () => special.logHypergeometric(1, 1, 1, 1),
    () => special.logTricomiU(0, 1, 1),
    () => special.stirlingCorrection(3),
    () => special.logOnePlusMinus(-2),
  ]
  for (const call of refused) expect(call).toThrow(RangeError)
})
