import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { rdsShares, type Recruit } from './rds-shares.ts'

describe('shares behind a referral sample', () => {
  const jazz = new URL('../../../../shared/data/stats/network/rds_nyjazz_with_recruiter.csv', import.meta.url)

  test.skipIf(!existsSync(jazz))(
    'New York jazz musicians by gender are weighted by one over their degree',
    () => {
      const people = readFileSync(jazz, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
        .filter((cells) => cells[11])
        .map((cells): Recruit => ({
          person: cells[1]!,
          group: cells[11]!,
          degree: Number(cells[2]),
          referrer: cells[17]!,
        }))
      const result = rdsShares(people, { seed: 1, draws: 200 })
      // numpy: sum of 1/degree of women over that of all with a degree above zero.
      const women = people.filter(({ group, degree }) => group === '2' && degree! > 0)
      const weigh = (some: Recruit[]) =>
        some.reduce((sum, { degree }) => sum + (degree! > 0 ? 1 / degree! : 0), 0)
      const row = result.groups.find(({ group }) => group === '2')!
      expect(row.share).toBeCloseTo(weigh(women) / weigh(people), 12)
      expect(row.low < row.share && row.share < row.high).toBe(true)
      expect(result.excluded).toBe(people.length - result.used)
    },
  )

  test('a walk among people with many friends is set right: the truth lies in the interval, the plain share is off', () => {
    const random = seededRandom(2008)
    let held = 0
    let plain = 0
    let weighted = 0
    for (let round = 0; round < 120; round++) {
      const people = snowball(random)
      const found = rdsShares(people, { seed: round, draws: 200 }).groups.find(
        ({ group }) => group === 'few',
      )!
      if (found.low <= 0.7 && 0.7 <= found.high) held++
      plain += found.plainShare / 120
      weighted += found.share / 120
    }
    expect(Math.abs(weighted - 0.7)).toBeLessThan(0.03)
    expect(plain).toBeLessThan(0.5)
    // The tree bootstrap is on the wide side.
    expect(held / 120).toBeGreaterThan(0.92)
  })

  test('few seeds and a single group are said in words', () => {
    const lone = [{ person: 1, group: 'a', degree: 3 }]
    expect(rdsShares(lone, { seed: 1 }).warnings).toEqual([
      expect.stringContaining('Few seeds (1)'),
      expect.stringContaining('one group'),
    ])
  })

  test('nobody with a degree, or a negative one, is refused; the same seed repeats the interval', () => {
    expect(() => rdsShares([{ person: 1, group: 'a' }], { seed: 1 })).toThrow('known degree')
    expect(() => rdsShares([{ person: 1, group: 'a', degree: -2 }], { seed: 1 })).toThrow('degree of 1 is -2')
    const people = snowball(seededRandom(1))
    expect(rdsShares(people, { seed: 4, draws: 100 })).toEqual(rdsShares(people, { seed: 4, draws: 100 }))
  })
})

/** 70 % know 5 people, 30 % know 20; each referral goes to somebody with chance in proportion to whom they know. */
function snowball(random: ReturnType<typeof seededRandom>): Recruit[] {
  const people: Recruit[] = []
  for (let person = 0; person < 200; person++) {
    const few = random.uniform() < (0.7 * 5) / (0.7 * 5 + 0.3 * 20)
    const referrer = person < 10 ? undefined : Math.floor((person - 10) / 2)
    people.push({ person, group: few ? 'few' : 'many', degree: few ? 5 : 20, referrer })
  }
  return people
}
