import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test, type TestContext } from 'vitest'
import { fitMixture, type MixtureFit } from './fit-mixture.ts'
import { goodnessOfFit } from './goodness-of-fit.ts'
import { readAnswers, type SegmentItem } from './read-answers.ts'

const folder = new URL('../../../../shared/data/stats/lca/', import.meta.url)
const needData = (context: TestContext) =>
  context.skip(!existsSync(folder), 'The shared data sets are not here.')
const close = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(tolerance)

/** Answers per column; commas inside quotes belong to the answer. */
function columns(file: string): Map<string, string[]> {
  const lines = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r', '').trim().split('\n')
  const rows = lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map((part) => part[1] ?? part[2]!),
  )
  return new Map(rows[0]!.map((name, place) => [name, rows.slice(1).map((row) => row[place]!)]))
}
const choices = (answers: Map<string, string[]>, names = [...answers.keys()]): SegmentItem[] =>
  names.map((name) => ({
    name,
    kind: 'nominal',
    answers: answers.get(name)!.map((text) => (text === 'NA' ? null : text)),
  }))
const plain = { seed: 1, starts: 30, variancePrior: 'none', tolerance: 1e-9 } as const

// poLCA 1.6.0.2 with 50 starts; Linzer and Lewis 2011 print the bold ones.
describe.each([
  ['polca_carcinoma.csv', 1, -524.464818, 7, 1062.93, 1082.324, 476.781, 1975.387, 1082.324],
  ['polca_carcinoma.csv', 2, -317.256837, 15, 664.514, 706.074, 62.365, 92.648, 708.445],
  ['polca_carcinoma.csv', 3, -293.704979, 23, 633.41, 697.136, 15.262, 20.503, 716.409],
  ['polca_carcinoma.csv', 4, -289.285849, 31, 640.572, 726.463, 6.424, 10.084, 758.572],
  ['polca_values.csv', 1, -543.649825, 4, 1095.3, 1108.801, 81.084, 104.107, 1108.801],
  ['polca_values.csv', 2, -504.46767, 9, 1026.935, 1057.313, 2.72, 2.72, 1141.366],
  ['polca_values.csv', 3, -503.301137, 14, 1034.602, 1081.856, 0.387, 0.423, 0],
  ['polca_gss82.csv', 1, -2872.229576, 6, 5756.459, 5787.01, 257.26, 368.666, 5787.01],
  ['polca_gss82.csv', 2, -2783.26801, 13, 5592.536, 5658.729, 79.337, 93.253, 6153.16],
  ['polca_gss82.csv', 3, -2754.545405, 20, 5549.091, 5650.926, 21.892, 23.532, 6530.6],
  ['polca_gss82.csv', 4, -2746.620807, 27, 5547.242, 5684.719, 6.043, 5.113, 6801.56],
])(
  '%s in %i segments agrees with poLCA',
  (file, segments, logLikelihood, parameters, aic, bic, g2, x2, icl) => {
    test('in likelihood, criteria and fit', (context) => {
      needData(context)
      const table = readAnswers(choices(columns(file)))
      const fit = fitMixture(table, segments, plain)
      const goodness = goodnessOfFit(table, fit)
      close(fit.logLikelihood, logLikelihood, 1e-3)
      expect(fit.parameters).toBe(parameters)
      close(fit.aic, aic, 1e-2)
      close(fit.bic, bic, 1e-2)
      close(goodness.likelihoodRatio, g2, 1e-2)
      close(goodness.pearson, x2, 2e-2)
      // Values in three segments has more parameters than cells can tell apart, so its entropy is not one number; four
      // segments of carcinoma are nearly so.
      if (icl > 0) close(fit.entropyIcl, icl, segments === 4 ? 1 : 0.1)
    })
  },
)

describe('the segments themselves', () => {
  const yes = (fit: MixtureFit, segment: number, items: number) =>
    Array.from(
      { length: items },
      (_, item) => fit.theta[fit.segments + item * 2 * fit.segments + segment * 2 + 1]!,
    )

  test('of carcinoma agree with poLCA: who is called positive by which of seven doctors', (context) => {
    needData(context)
    const fit = fitMixture(readAnswers(choices(columns('polca_carcinoma.csv'))), 3, plain)
    const expected = [
      [0.444728, [1, 0.980944, 0.857504, 0.586247, 1, 0.476391, 1]],
      [0.373564, [0.05731, 0.137943, 0, 0, 0.055082, 0, 0]],
      [0.181708, [0.512831, 1, 0, 0.057599, 0.750603, 0, 0.630652]],
    ] as const
    expected.forEach(([share, chances], segment) => {
      close(fit.shares[segment]!, share, 1e-3)
      chances.forEach((chance, item) => close(yes(fit, segment, 7)[item]!, chance, 1e-3))
    })
    close(fit.assignedIcl, 705.51, 1e-2)
  })

  test('of values agree with poLCA', (context) => {
    needData(context)
    const fit = fitMixture(readAnswers(choices(columns('polca_values.csv'))), 2, plain)
    close(fit.shares[0]!, 0.720754, 1e-3)
    const first = [0.286412, 0.670381, 0.645984, 0.867628]
    const second = [0.006807, 0.060236, 0.073469, 0.230868]
    yes(fit, 0, 4).forEach((two, item) => close(1 - two, first[item]!, 1e-3))
    yes(fit, 1, 4).forEach((two, item) => close(1 - two, second[item]!, 1e-3))
  })
})

describe('larger surveys reach at least what other packages reach', () => {
  // flexmix, reproduced; the printed book has local optima for three segments and more.
  test('11 yes/no items on fast food, 1,453 people', (context) => {
    needData(context)
    const answers = columns('mcdonalds.csv')
    const table = readAnswers(choices(answers, [...answers.keys()].slice(0, 11)))
    const known = [-7610.848, -7311.52, -7111.133, -7011.202, -6956.257, -6900.196, -6872.602]
    known.forEach((value, index) => {
      const { logLikelihood } = fitMixture(table, index + 2, { ...plain, tolerance: 1e-6 })
      expect(logLikelihood).toBeGreaterThan(value - 0.05)
    })
  })

  // VarSelLCM and StepMix agree on these.
  test('choices and age together, 14 and 15 items', (context) => {
    needData(context)
    const items = fastFood('nominal')
    const table = readAnswers(items)
    const known: [number, number][] = [
      [-20998.9216, 42209.003],
      [-19467.5525, 39364.707],
      [-19132.9087, 38913.861],
      [-18850.5449, 38567.575],
      [-18675.8647, 38436.657],
      [-18534.5034, 38372.375],
      [-18437.9743, 38397.758],
    ]
    known.forEach(([value, bic], index) => {
      const fit = fitMixture(table, index + 1, { ...plain, tolerance: 1e-6 })
      expect(fit.logLikelihood).toBeGreaterThan(value - 0.5)
      expect(fit.bic).toBeLessThan(bic + 1)
      expect(fit.parameters).toBe(29 + 30 * index)
    })
  })

  test('21 choices of volunteers, some without an answer', (context) => {
    needData(context)
    const table = readAnswers(choices(columns('volunteers.csv')))
    const known = [-18697.886, -17115.473, -16737.889, -16569.122, -16475.14]
    known.forEach((value, index) => {
      const fit = fitMixture(table, index + 1, { ...plain, tolerance: 1e-6 })
      expect(fit.logLikelihood).toBeGreaterThan(value - 0.5)
      expect(fit.parameters).toBe(26 * (index + 1) - 1)
    })
  })
})

describe('a scale of eleven points taken as a number', () => {
  test('agrees with VarSelLCM and StepMix for one to three segments', (context) => {
    needData(context)
    const table = readAnswers(fastFood('numeric'))
    ;[-21362.4866, -19686.0332, -19289.3465].forEach((value, index) =>
      close(fitMixture(table, index + 1, plain).logLikelihood, value, 0.05),
    )
  })

  test('tempts a segment to shrink onto the 152 people who said exactly −5, and that is refused', (context) => {
    needData(context)
    const table = readAnswers(fastFood('numeric'))
    for (const variancePrior of ['weak', 'none'] as const) {
      const tempted = fitMixture(table, 6, { ...plain, variancePrior, starts: 1, tolerance: 1e-3 })
      const fit = fitMixture(table, 6, { ...plain, variancePrior, tolerance: 1e-3 })
      expect(tempted.degenerate.join()).toMatch(/one number for "Like"/)
      expect(fit.degenerate).toEqual([])
      // The refused solution looks better by far; a sound one is taken all the same.
      expect(tempted.logLikelihood).toBeGreaterThan(fit.logLikelihood + 200)
      expect(fit.logLikelihood).toBeLessThan(-18600)
    }
  })

  test('as a scale it needs fewer parameters than as choices and describes the people better', (context) => {
    needData(context)
    const ordinal = fitMixture(readAnswers(fastFood('ordinal')), 4, plain)
    const nominal = fitMixture(readAnswers(fastFood('nominal')), 4, plain)
    expect(ordinal.parameters).toBe(nominal.parameters - 27)
    expect(ordinal.bic).toBeLessThan(nominal.bic - 100)
  })
})

function fastFood(kind: 'nominal' | 'ordinal' | 'numeric'): SegmentItem[] {
  const answers = columns('mcdonalds.csv')
  const like = answers.get('Like')!.map((text) => Number(text.replace(/^I (hate|love) it!/, '')))
  return [
    ...choices(answers, [...[...answers.keys()].slice(0, 11), 'Gender', 'VisitFrequency']),
    { name: 'Like', kind, answers: like },
    { name: 'Age', kind: 'numeric', answers: answers.get('Age')!.map(Number) },
  ]
}
