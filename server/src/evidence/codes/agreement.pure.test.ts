import { expect, test } from 'vitest'
import { type Judgement, agreementOn } from './agreement.rules.ts'

/** Two coders, one unit per pair: whether each gave the code. Who did not gave another. */
function pairs(given: [boolean, boolean][]): Judgement[] {
  return given.flatMap((both, unit) =>
    both.map((gave, coder) => ({
      evidenceId: String(unit),
      coder: String(coder),
      code: gave ? 'code' : 'other',
    })),
  )
}

test('agrees with the worked example of two coders and two values: 0.095', () => {
  // Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section A.
  const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
  const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
  const judgements = pairs(one.map((value, unit) => [value === 1, other[unit] === 1]))

  expect(agreementOn('code', judgements)).toMatchObject({
    alpha: expect.closeTo(0.095, 3),
    used: 5,
    agreed: 1,
    reading: 'unreliable',
  })
})

test('says that there is not enough to tell when few pieces were coded twice', () => {
  const judgements = pairs(Array.from({ length: 9 }, (_, unit) => [unit < 5, unit < 4]))

  expect(agreementOn('code', judgements)).toMatchObject({ alpha: null, low: null, reading: 'not_enough' })
})

test('says that there is not enough to tell when every piece has the code', () => {
  const judgements = pairs(Array.from({ length: 20 }, () => [true, true]))

  expect(agreementOn('code', judgements)).toMatchObject({ alpha: null, reading: 'not_enough', agreed: 20 })
})

test('a member who coded nothing on a piece is missing there, not against', () => {
  const two = pairs(Array.from({ length: 12 }, (_, unit) => [unit < 6, unit < 6]))
  const third = { evidenceId: '0', coder: '2', code: 'code' }

  expect(agreementOn('code', [...two, third])).toMatchObject({ alpha: 1, reading: 'reliable' })
})
