import { describe, expect, test } from 'vitest'
import { decideSegments } from './decide-segments.ts'
import type { MixtureFit } from './fit-mixture.ts'

const fit = (segments: number, bic: number, more: Partial<MixtureFit> = {}): MixtureFit => ({
  segments,
  bic,
  logLikelihood: -bic / 2,
  parameters: 5 * segments,
  aic: bic,
  entropyIcl: bic,
  assignedIcl: bic,
  separation: 0.9,
  shares: Array<number>(segments).fill(1 / segments),
  theta: new Float64Array(0),
  starts: 10,
  reachedBest: 5,
  passes: 100,
  converged: true,
  degenerate: [],
  variancePrior: 'weak',
  seed: 1,
  ...more,
})
const fits = [fit(1, 1000), fit(2, 950), fit(3, 930), fit(4, 960)]
const chance = { gain: 30, gains: Array<number>(50).fill(10) }
const steady = (segments: number, mean: number) =>
  Array.from({ length: 3 }, () => Array<number>(segments).fill(mean))

describe('the decision', () => {
  test('takes the number of segments that describes best and comes back', () => {
    const overlaps = new Map([
      [2, steady(2, 0.95)],
      [3, steady(3, 0.8)],
      [4, steady(4, 0.9)],
    ])
    const decision = decideSegments({ fits, chance, overlaps })
    expect(decision).toMatchObject({ verdict: 'segments', segments: 3, warnings: [] })
    expect(decision.segmentStability).toEqual(['stable', 'stable', 'stable'])
    expect(decision.chanceOfGain).toBeCloseTo(1 / 51, 12)
  })

  test('steps down when one segment of the best does not come back, and says so', () => {
    const overlaps = new Map([
      [2, steady(2, 0.95)],
      [
        3,
        [
          [0.9, 0.9, 0.5],
          [0.9, 0.9, 0.6],
        ],
      ],
      [4, steady(4, 0.4)],
    ])
    const decision = decideSegments({ fits, chance, overlaps })
    expect(decision).toMatchObject({ verdict: 'segments', segments: 2 })
    expect(decision.segmentStability).toEqual(['highly stable', 'highly stable'])
    expect(decision.warnings.join()).toMatch(/3 segments describe the answers better, but/)
  })

  test('is "no segments" when nothing comes back, when chance gains as much, or when one group is best', () => {
    const none = new Map([
      [2, steady(2, 0.5)],
      [3, steady(3, 0.5)],
      [4, steady(4, 0.5)],
    ])
    expect(decideSegments({ fits, chance, overlaps: none }).because).toMatch(/divided differently/)
    const lucky = { gain: 30, gains: [31, 32, 33, ...Array<number>(47).fill(1)] }
    expect(decideSegments({ fits, chance: lucky }).because).toMatch(/dealt anew/)
    expect(decideSegments({ fits: [fit(1, 900), ...fits.slice(1)] }).because).toMatch(/One group/)
  })

  test('never takes a refused solution, however well it describes', () => {
    const refused = fit(3, 100, { degenerate: ['Segment 1 is little else than one number.'] })
    const decision = decideSegments({ fits: [fits[0]!, fits[1]!, refused], chance })
    expect(decision.segments).toBe(2)
    expect(decision.warnings.join()).toMatch(/3 segments were refused/)
  })

  test('warns when segments overlap, and when only one start found them', () => {
    const vague = fit(2, 950, { entropyIcl: 1100, reachedBest: 1 })
    const { warnings } = decideSegments({ fits: [fits[0]!, vague], chance })
    expect(warnings.join()).toMatch(/overlap/)
    expect(warnings.join()).toMatch(/Only one start/)
    expect(() => decideSegments({ fits: [vague] })).toThrow(/single segment/)
  })
})
