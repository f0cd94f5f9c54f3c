import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { groupAssortativity } from './group-assortativity.ts'
import { heckathornHomophily } from './heckathorn-homophily.ts'
import type { Tie } from './mixing-matrix.ts'

const folder = new URL('../../../../shared/data/stats/network/', import.meta.url)
const rowsOf = (file: string) => {
  const [header, ...lines] = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
  const names = header!.replaceAll('"', '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at]!, value])))
}

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
