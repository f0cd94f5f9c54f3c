import { expect, test } from 'vitest'
import { criticalValue } from './critical-value.ts'

// scipy.stats.norm.isf((1 - confidence) / 2)
test.each([
  [0.001, 0.0012533144654325557],
  [0.5, 0.6744897501960817],
  [0.8, 1.2815515655446004],
  [0.85, 1.4395314709384557],
  [0.9, 1.6448536269514729],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
  [0.999, 3.2905267314918945],
  [0.999999, 4.8916384756929325],
  [0.9999999999990905, 7.143552034352189],
])('a confidence of %f reaches %f standard errors, as scipy norm.isf says', (confidence, value) => {
  expect(Math.abs(criticalValue(confidence) / value - 1)).toBeLessThan(1e-13)
})
