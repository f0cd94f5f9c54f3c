import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { assortativityOfMixing } from './assortativity-of-mixing.ts'
import { degreeAssortativity } from './degree-assortativity.ts'
import { groupAssortativity } from './group-assortativity.ts'
import { heckathornHomophily } from './heckathorn-homophily.ts'
import { mixingMatrix, type Tie } from './mixing-matrix.ts'
import { modularity } from './modularity.ts'
import { numberAssortativity } from './number-assortativity.ts'

const folder = new URL('../../../../shared/data/stats/network/', import.meta.url)
const rowsOf = (file: string) => {
  const [header, ...lines] = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
  const names = header!.replaceAll('"', '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at]!, value])))
}

// Newman 2003, table I: 1958 couples in San Francisco by race (Catania et al. 1992), as printed.
const couples = [
  [0.258, 0.016, 0.035, 0.013],
  [0.012, 0.157, 0.058, 0.019],
  [0.013, 0.023, 0.306, 0.035],
  [0.005, 0.007, 0.024, 0.016],
]

describe('assortativity', () => {
  test("Newman's table gives .6230 from its printed shares (.621 published, from unrounded ones)", () => {
    const { assortativity } = assortativityOfMixing(couples)
    expect(Math.abs(assortativity - 0.623)).toBeLessThan(5e-5)
    expect(Math.abs(assortativity - 0.621)).toBeLessThan(0.005)
  })

  test("the jackknife error of Newman's couples is about the .014 he prints", () => {
    const ties = couples.flatMap((row, from) =>
      row.flatMap((share, to) => Array.from({ length: Math.round(share * 1958) }, (): Tie => ({ from, to }))),
    )
    expect(Math.abs(groupAssortativity(ties).standardError - 0.014)).toBeLessThan(0.001)
  })

  test.skipIf(!existsSync(folder))(
    "Zachary's karate club agrees with igraph: degree, faction, modularity",
    () => {
      const faction = new Map(rowsOf('karate_faction.csv').map((row) => [row['v'], row['faction']!]))
      const edges = rowsOf('karate_edges.csv').map((row) => [row['X1']!, row['X2']!] as const)
      const ties = edges.map(([one, two]): Tie => ({ from: faction.get(one)!, to: faction.get(two)! }))
      expect(Math.abs(degreeAssortativity(edges).assortativity + 0.4756130977)).toBeLessThan(1e-9)
      expect(
        Math.abs(groupAssortativity(ties, { directed: false }).assortativity - 0.7175308642),
      ).toBeLessThan(1e-9)
      expect(Math.abs(modularity(ties) - 0.358234714)).toBeLessThan(1e-9)
    },
  )

  test('a mixing matrix lists groups in order; ties without direction count half each way', () => {
    const ties = [
      { from: 'c', to: 'a' },
      { from: 'b', to: 'b' },
      { from: 'c', to: 'b' },
    ]
    expect(mixingMatrix(ties)).toEqual({
      groups: ['a', 'b', 'c'],
      counts: [
        [0, 0, 0],
        [0, 1, 0],
        [1, 1, 0],
      ],
    })
    expect(mixingMatrix(ties, { directed: false }).counts).toEqual([
      [0, 0, 0.5],
      [0, 1, 0.5],
      [0.5, 0.5, 0],
    ])
  })

  test('numbers at both ends agree with a plain correlation, whatever their scale', () => {
    const tie = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(fc.array(tie, { minLength: 5, maxLength: 30 }), (ties) => {
        fc.pre([0, 1].every((end) => new Set(ties.map((pair) => pair[end])).size > 2))
        const plain = numberAssortativity(ties)
        const moved = numberAssortativity(ties.map(([from, to]) => [1e6 + 3 * from, 1e6 + 3 * to] as const))
        expect(moved.assortativity).toBeCloseTo(plain.assortativity, 6)
        expect(numberAssortativity(ties.map(([from, to]) => [to, from] as const)).assortativity).toBeCloseTo(
          plain.assortativity,
          10,
        )
        expect(Math.abs(plain.assortativity)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
    // scipy.stats.pearsonr([1, 2, 5, 7], [2, 2, 6, 5])
    expect(
      numberAssortativity([
        [1, 2],
        [2, 2],
        [5, 6],
        [7, 5],
      ]).assortativity,
    ).toBeCloseTo(0.8660565037576512, 12)
  })

  test('a table without choice, a lone deciding tie or too few ties are refused with a sentence', () => {
    expect(() =>
      assortativityOfMixing([
        [3, 0],
        [0, 0],
      ]),
    ).toThrow('not computable')
    expect(() => assortativityOfMixing([[1, 2]])).toThrow('is square')
    const lone = [...Array.from({ length: 9 }, (): Tie => ({ from: 'a', to: 'a' })), { from: 'b', to: 'b' }]
    expect(() => groupAssortativity(lone)).toThrow('alone decides')
    expect(() => groupAssortativity([])).toThrow('no tie')
    expect(() =>
      numberAssortativity([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toThrow('nothing correlates')
  })
})

describe('recruitment homophily', () => {
  const recruits = existsSync(folder) ? rowsOf('rds_nyjazz_with_recruiter.csv') : []
  const byId = new Map(recruits.map((row) => [row['id'], row]))
  const tiesBy = (trait: string) => {
    const known = recruits.flatMap((row) => {
      const from = byId.get(row['recruiter'])?.[trait]
      return from && row[trait] ? [{ tie: { from, to: row[trait] }, recruiter: row['recruiter']! }] : []
    })
    return { ties: known.map(({ tie }) => tie), clusters: known.map(({ recruiter }) => recruiter) }
  }

  // RDS: homophily.estimates(nyjazz, recruitment = TRUE), and igraph.
  test.skipIf(!existsSync(folder)).each([
    ['Gender.MF.', 1.230809],
    ['Race.WBO.', 1.29467],
    ['Airplay.yn.', 1.019792],
    ['Union.yn.', 1.209508],
  ])('New York jazz musicians by %s recruit their like %f times as often as chance', (trait, homophily) => {
    const { ties } = tiesBy(trait)
    expect(Math.abs(groupAssortativity(ties).homophily - homophily)).toBeLessThan(1e-6)
  })

  test.skipIf(!existsSync(folder))(
    'by gender r is .291817; by airplay the interval holds no homophily',
    () => {
      const gender = tiesBy('Gender.MF.')
      const result = groupAssortativity(gender.ties)
      expect(Math.abs(result.assortativity - 0.291817)).toBeLessThan(1e-6)
      // Leaving out one tie at a time in numpy: √Σ(rᵢ − r)² = 0.063258.
      expect(Math.abs(result.standardError - 0.063258)).toBeLessThan(2e-4)
      const airplay = groupAssortativity(tiesBy('Airplay.yn.').ties)
      expect(airplay.homophilyLow).toBeLessThan(1)
      expect(airplay.homophilyHigh).toBeGreaterThan(1)
      const clustered = groupAssortativity(gender.ties, { clusters: gender.clusters })
      expect(clustered.method).toBe('jackknife over clusters')
      expect(clustered.standardError).toBeGreaterThan(0.05)
    },
  )

  test('renaming groups and shuffling ties change nothing; turning all ties around keeps r', () => {
    const group = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: group, to: group }), { minLength: 30, maxLength: 60 }),
        (ties) => {
          const plain = groupAssortativity(ties)
          const renamed = ties.map(({ from, to }) => ({ from: `z${from}`, to: `z${to}` })).toReversed()
          expect(groupAssortativity(renamed).assortativity).toBeCloseTo(plain.assortativity, 10)
          expect(groupAssortativity(renamed).standardError).toBeCloseTo(plain.standardError, 10)
          const turned = ties.map(({ from, to }) => ({ from: to, to: from }))
          expect(groupAssortativity(turned).assortativity).toBeCloseTo(plain.assortativity, 10)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('ties that all stay within groups are said to show no doubt', () => {
    const ties = Array.from({ length: 60 }, (_, at): Tie =>
      at % 2 ? { from: 'a', to: 'a' } : { from: 'b', to: 'b' },
    )
    expect(groupAssortativity(ties)).toMatchObject({ assortativity: 1, low: 1 })
    expect(groupAssortativity(ties).warnings).toEqual([
      expect.stringContaining('Every tie stays within its group'),
    ])
    expect(groupAssortativity(ties.slice(0, 20)).warnings).toHaveLength(2)
  })

  test('the 95 % interval holds the true r in about 95 of 100 simulated samples', () => {
    // The recruit is of the same group with chance .4, else of any: r is .4.
    const random = seededRandom(2003)
    let held = 0
    for (let round = 0; round < 800; round++) {
      const ties = Array.from({ length: 150 }, (): Tie => {
        const from = random.category([5, 3, 2])
        return { from, to: random.uniform() < 0.4 ? from : random.category([5, 3, 2]) }
      })
      const { low, high } = groupAssortativity(ties)
      if (low <= 0.4 && 0.4 <= high) held++
    }
    expect(Math.abs(held / 800 - 0.95)).toBeLessThan(0.025)
  })

  test("Heckathorn's H of fauxmadrona is .428592 at a share of .164149", () => {
    // The data set is not at hand; 35 of 67 is the share of recruitments within the group that this H implies.
    expect(Math.abs(heckathornHomophily(35 / 67, 0.164149) - 0.428592)).toBeLessThan(1e-6)
    expect(heckathornHomophily(0.2, 0.2)).toBe(0)
    expect(heckathornHomophily(1, 0.2)).toBe(1)
    expect(heckathornHomophily(0, 0.2)).toBe(-1)
    expect(() => heckathornHomophily(0.5, 1)).toThrow(RangeError)
  })
})
