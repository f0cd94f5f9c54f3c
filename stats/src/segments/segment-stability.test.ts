import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fitMixture } from './fit-mixture.ts'
import { readAnswers } from './read-answers.ts'
import { segmentStability } from './segment-stability.ts'

const folder = new URL('../../../../shared/data/stats/lca/', import.meta.url)

function stabilityOf(file: string, segments: number): number[] {
  const [names, ...rows] = readFileSync(new URL(file, folder), 'utf8')
    .replaceAll(/["\r]/g, '')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const table = readAnswers(
    names!.map((name, place) => ({ name, kind: 'nominal', answers: rows.map((row) => row[place]) })),
  )
  const fit = fitMixture(table, segments, { seed: 1, starts: 30 })
  const rounds = segmentStability(table, fit, { seed: 1, rounds: 100, starts: 10 })
  return fit.shares.map(
    (_, segment) => rounds.reduce((sum, round) => sum + round[segment]!, 0) / rounds.length,
  )
}

describe('segments come back in other samples', () => {
  // StepMix with B = 100 bootstrap samples.
  test.skipIf(!existsSync(folder)).each([
    ['polca_carcinoma.csv', 2, [0.96, 0.96]],
    ['polca_carcinoma.csv', 3, [0.96, 0.96, 0.86]],
    ['polca_carcinoma.csv', 4, [0.96, 0.83, 0.75, 0.55]],
    ['polca_values.csv', 2, [0.91, 0.8]],
  ])('as often as StepMix says: %s, %i segments', (file, segments, expected) => {
    stabilityOf(file, segments)
      .toSorted((one, two) => two - one)
      .forEach((mean, segment) => expect(Math.abs(mean - expected[segment]!)).toBeLessThan(0.05))
  })

  test('or not: a third segment of values is not to be believed', (context) => {
    context.skip(!existsSync(folder), 'The shared data sets are not here.')
    // StepMix: .54 .53 .78 from one of many equally likely solutions; the model has more parameters than the data can tell.
    expect(Math.min(...stabilityOf('polca_values.csv', 3))).toBeLessThan(0.6)
  })
})
