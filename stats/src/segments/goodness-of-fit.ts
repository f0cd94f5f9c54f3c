import { passOver } from './mixture-pass.ts'
import { buildKernel, loadParameters } from './mixture-kernel.ts'
import type { MixtureFit } from './fit-mixture.ts'
import { sumOf, type SegmentTable } from './segment-table.ts'

export type GoodnessOfFit = { likelihoodRatio: number; pearson: number; patterns: number; cells: number }

/**
 * How far the counts of whole answer patterns lie from what the segments predict (G² and Pearson's X²).
 *
 * Use it to compare with other latent class software, for a few items and many people; with many possible patterns most
 * are empty and neither number follows its distribution. All items must be choices or scales without missing answers.
 *
 * Source: Goodman 1974, Biometrika 61, 215–231; Linzer and Lewis 2011, Journal of Statistical Software 42(10).
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * goodnessOfFit(table, fitMixture(table, 1, { seed: 1 })).cells // 8
 */
export function goodnessOfFit(table: SegmentTable, fit: MixtureFit): GoodnessOfFit {
  if (table.values.length > 0 || table.codes.some((code) => code < 0)) {
    throw new RangeError('Goodness of fit by patterns needs choices or scales only, and no missing answer.')
  }
  const people = sumOf(table.weights)
  const kernel = buildKernel(table, fit.segments)
  loadParameters(kernel, fit.theta)
  const alone = new Float64Array(table.weights.length)
  let [likelihoodRatio, pearson, covered] = [0, 0, 0]
  for (let pattern = 0; pattern < alone.length; pattern++) {
    alone.fill(0)
    alone[pattern] = 1
    const expected = people * Math.exp(passOver(kernel, fit.theta, alone))
    const observed = table.weights[pattern]!
    likelihoodRatio += 2 * observed * Math.log(observed / expected)
    pearson += (observed - expected) ** 2 / expected
    covered += expected
  }
  const cells = table.items.reduce(
    (product, item) => product * (item.kind === 'numeric' ? 1 : item.levels.length),
    1,
  )
  // Patterns nobody showed count with what was expected of them.
  return { likelihoodRatio, pearson: pearson + Math.max(0, people - covered), patterns: alone.length, cells }
}
