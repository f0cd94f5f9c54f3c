import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { agreementTable } from './agreement-table.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

// Stuart 1953, Biometrika 40: unaided vision of 7477 women, right eye by left eye.
const vision = [
  [1520, 266, 124, 66],
  [234, 1512, 432, 78],
  [117, 362, 1772, 205],
  [36, 82, 179, 492],
]

// Fleiss 1971, table 1: thirty patients, six psychiatrists, five diagnoses.
const diagnoses = (
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
  '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
)
  .split(' ')
  .map((row) => Array.from(row, Number))

describe('two coders', () => {
  test('the table of Cohen 1960 gives the published .492, with the standard error of statsmodels', () => {
    const result = cohenKappa([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ])
    expect(Math.abs(result.kappa - 0.4915254237)).toBeLessThan(1e-9)
    expect(Math.abs(result.standardError - 0.05100182)).toBeLessThan(1e-8)
    expect(Math.abs(result.low - 0.391564)).toBeLessThan(1e-6)
    expect(Math.abs(result.high - 0.591487)).toBeLessThan(1e-6)
  })

  test('20 and 15 agreements, 5 and 10 disagreements give .4 (statsmodels, psych)', () => {
    const result = cohenKappa([
      [20, 5],
      [10, 15],
    ])
    expect(result.observedAgreement).toBeCloseTo(0.7, 12)
    expect(result.expectedAgreement).toBeCloseTo(0.5, 12)
    expect(result.kappa).toBeCloseTo(0.4, 12)
    expect(Math.abs(result.standardError - 0.126996)).toBeLessThan(1e-6)
    expect(Math.abs(result.low - 0.151092)).toBeLessThan(1e-6)
    expect(Math.abs(result.high - 0.648908)).toBeLessThan(1e-6)
  })

  test.each([
    ['none', 0.5953888281],
    ['linear', 0.6523804296],
    ['quadratic', 0.7023342525],
  ] as const)('vision of 7477 women with %s weights agrees with vcd: Kappa', (weights, kappa) => {
    expect(Math.abs(cohenKappa(vision, { weights }).kappa - kappa)).toBeLessThan(1e-9)
  })

  test('weights count a near miss in part: one step of three is 2/3 of an agreement, or 8/9', () => {
    const table = [
      [1, 0, 0, 0],
      [0, 1, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ]
    expect(cohenKappa(table, { weights: 'linear' }).observedAgreement).toBeCloseTo((3 + 2 / 3) / 4, 12)
    expect(cohenKappa(table, { weights: 'quadratic' }).observedAgreement).toBeCloseTo((3 + 8 / 9) / 4, 12)
  })

  test('with perfect agreement the interval does not collapse to a point', () => {
    const few = cohenKappa([
      [3, 0],
      [0, 3],
    ])
    const many = cohenKappa([
      [300, 0],
      [0, 300],
    ])
    expect(few).toMatchObject({ kappa: 1, high: 1, method: 'Wilson bound of the agreement, margins held' })
    expect(few.low).toBeLessThan(0.3)
    expect(many.low).toBeGreaterThan(0.98)
  })

  test('one label for everything, a crooked table or uneven lists are refused with a sentence', () => {
    expect(() =>
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
    ).toThrow('not computable')
    expect(() => cohenKappa([[1, 2]])).toThrow('must be square')
    expect(() => cohenKappa([])).toThrow(RangeError)
    expect(() => agreementTable(['a'], [])).toThrow('same units')
    expect(() => agreementTable(['a'], ['b'], ['a'])).toThrow('not among the categories')
  })

  test('renaming labels or swapping coders changes nothing', () => {
    const label = fc.constantFrom('pain', 'joy', 'price')
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 2, maxLength: 40 }), (units) => {
        const first = units.map(([one]) => one)
        const second = units.map(([, two]) => two)
        fc.pre(new Set([...first, ...second]).size > 1)
        const { kappa, standardError } = cohenKappa(agreementTable(first, second).counts)
        const swapped = cohenKappa(agreementTable(second, first, ['price', 'pain', 'joy']).counts)
        expect(swapped.kappa).toBeCloseTo(kappa, 10)
        expect(swapped.standardError).toBeCloseTo(standardError, 7)
        expect(kappa).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the 95 % interval holds the true kappa in 95 of 100 simulated codings, within error', () => {
    // Coders share a label with chance .6 and else choose on their own: kappa is .6 by construction.
    const random = seededRandom(1960)
    let held = 0
    for (let round = 0; round < 2000; round++) {
      const table = [0, 0, 0].map(() => [0, 0, 0])
      for (let unit = 0; unit < 120; unit++) {
        const first = random.category([5, 3, 2])
        const second = random.uniform() < 0.6 ? first : random.category([5, 3, 2])
        table[first]![second]!++
      }
      const { low, high } = cohenKappa(table)
      if (low <= 0.6 && 0.6 <= high) held++
    }
    expect(Math.abs(held / 2000 - 0.95)).toBeLessThan(0.02)
  })
})

describe('several coders', () => {
  test('the diagnoses of Fleiss 1971 give the published .430 and z 17.65 (irr, psych)', () => {
    const result = fleissKappa(diagnoses)
    expect(Math.abs(result.kappa - 0.4302445201)).toBeLessThan(1e-9)
    expect(Math.abs(result.z - 17.65)).toBeLessThan(0.005)
  })

  test('alpha of complete nominal data is kappa corrected for the number of values', () => {
    const ratings = [0, 1, 2, 3, 4, 5].map((coder) =>
      diagnoses.map((row) => row.flatMap((count, label) => Array<number>(count).fill(label))[coder]),
    )
    const { alpha } = krippendorffAlpha(ratings)
    // irr::kripp.alpha 0.84.1 says .43088 here and is wrong.
    expect(Math.abs(alpha - 0.43341)).toBeLessThan(1e-5)
    expect(alpha).toBeCloseTo(1 - (1 - fleissKappa(diagnoses).kappa) * (1 - 1 / 180), 12)
  })

  test('the order of units and of labels does not matter', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const order = random.shuffle([0, 1, 2, 3, 4])
        const shuffled = random.shuffle(diagnoses).map((row) => order.map((label) => row[label]!))
        expect(fleissKappa(shuffled).kappa).toBeCloseTo(0.43024452006014074, 12)
        expect(fleissKappa(shuffled).standardError).toBeCloseTo(fleissKappa(diagnoses).standardError, 12)
      }),
      { numRuns: 20 },
    )
  })

  test('the 95 % interval holds the true kappa in about 95 of 100 simulated codings', () => {
    const random = seededRandom(1971)
    let held = 0
    for (let round = 0; round < 1500; round++) {
      // A unit has a true label with chance .7 that a coder follows; two coders agree through it with chance .49.
      const counts = Array.from({ length: 80 }, () => {
        const truth = random.category([4, 3, 3])
        const row = [0, 0, 0]
        for (let coder = 0; coder < 4; coder++)
          row[random.uniform() < 0.7 ? truth : random.category([4, 3, 3])]!++
        return row
      })
      const { low, high } = fleissKappa(counts)
      if (low <= 0.49 && 0.49 <= high) held++
    }
    expect(Math.abs(held / 1500 - 0.95)).toBeLessThan(0.025)
  })

  test('with perfect agreement of several coders the interval does not collapse to a point', () => {
    const units = [3, 30].map((times) =>
      Array.from({ length: 2 * times }, (_, unit) => (unit % 2 ? [4, 0] : [0, 4])),
    )
    const [few, many] = units.map((counts) => fleissKappa(counts))
    expect(few).toMatchObject({ kappa: 1, high: 1, standardError: 0 })
    expect(few!.low).toBeLessThan(0.3)
    expect(many!.low).toBeGreaterThan(0.85)
    expect(few!.method).toContain('Wilson')
  })

  test('units with different numbers of coders are refused with a way out', () => {
    expect(() =>
      fleissKappa([
        [2, 1],
        [2, 0],
      ]),
    ).toThrow('Use krippendorffAlpha')
    expect(() =>
      fleissKappa([
        [2, 0],
        [2, 0],
      ]),
    ).toThrow('not computable')
    expect(() => fleissKappa([[2, 0]])).toThrow('at least two units')
  })
})
