import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assortativityOfMixing } from './assortativity-of-mixing.ts'
import { degreeAssortativity } from './degree-assortativity.ts'
import { groupAssortativity } from './group-assortativity.ts'
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
