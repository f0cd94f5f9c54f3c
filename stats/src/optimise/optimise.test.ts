import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cholesky,
  invertPositive,
  minimise,
  minimiseFromStarts,
  numericHessian,
  solveCholesky,
  withNumericGradient,
} from './index.ts'
import type { Objective } from './index.ts'

const rosenbrock: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!]
  gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x)
  gradient[1] = 200 * (y - x * x)
  return 100 * (y - x * x) ** 2 + (1 - x) ** 2
}

test('the curved valley of Rosenbrock is followed to its bottom at (1, 1)', () => {
  const found = minimise(rosenbrock, [-1.2, 1])
  expect(found.converged).toBe(true)
  expect(found.point[0]).toBeCloseTo(1, 7)
  expect(found.point[1]).toBeCloseTo(1, 7)
  expect(found.evaluations).toBeLessThan(120)
})

test('no step makes the value worse, even on a narrow and winding way', () => {
  const values: number[] = []
  minimise(rosenbrock, [-1.2, 1], { onProgress: ({ value }) => values.push(value) })
  expect(values.every((value, index) => index === 0 || value <= values[index - 1]!)).toBe(true)
})

test('with a bound in the way the search ends on it and says so', () => {
  // On x = 0.5 the bottom lies at y = 0.25 (Hock and Schittkowski 1981, problem 1 with a bound).
  const found = minimise(rosenbrock, [-1.2, 1], { upper: [0.5, 9] })
  expect(Array.from(found.point).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.5, 0.25])
  expect(found.atBound).toEqual([true, false])
  expect(found.converged).toBe(true)
})

test('any bowl is solved inside any box, where the slope is nil or points out of the box', () => {
  const number = fc.double({ min: -5, max: 5, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 9, maxLength: 9 }),
      fc.array(number, { minLength: 3, maxLength: 3 }),
      (rows, goal) => {
        // curvature = rows' rows + I
        const bend = (i: number, j: number) =>
          [0, 1, 2].reduce((sum, k) => sum + rows[k * 3 + i]! * rows[k * 3 + j]!, i === j ? 1 : 0)
        const bowl: Objective = (point, gradient) => {
          let value = 0
          for (let i = 0; i < 3; i++) {
            gradient[i] = 0
            for (let j = 0; j < 3; j++) gradient[i]! += bend(i, j) * (point[j]! - goal[j]!)
            value += 0.5 * gradient[i]! * (point[i]! - goal[i]!)
          }
          return value
        }
        const found = minimise(bowl, [0, 0, 0], { lower: [-2, -2, -2], upper: [2, 2, 2] })
        found.point.forEach((place, i) => {
          const slope = found.gradient[i]!
          if (place > -2 && place < 2) expect(Math.abs(slope)).toBeLessThan(1e-4)
          else expect(place === 2 ? slope <= 1e-4 : slope >= -1e-4).toBe(true)
        })
      },
    ),
  )
})

test('where the value is infinite the search steps back', () => {
  const found = minimise(
    (point, gradient) => {
      gradient[0] = 1 - 1 / point[0]!
      return point[0]! > 0 ? point[0]! - Math.log(point[0]!) : Infinity
    },
    [50],
  )
  expect(found.point[0]).toBeCloseTo(1, 8)
})

test('the best of several valleys is chosen and the starts that reached it are counted', () => {
  const valleys = withNumericGradient((point) => (point[0]! ** 2 - 1) ** 2 + 0.3 * point[0]!)
  const found = minimiseFromStarts(valleys, [[2], [0.9], [-2]])
  expect(found.point[0]).toBeCloseTo(-1.0352, 3)
  expect([found.starts, found.startsAtBest]).toEqual([3, 1])
})

test('the curvature of a known function is found to eight digits', () => {
  const bend = numericHessian(rosenbrock, [1, 1])
  for (const [index, value] of [802, -400, -400, 200].entries())
    expect(Math.abs(bend[index]! / value - 1)).toBeLessThan(1e-8)
})

test('a matrix times its inverse is the identity, and a flat one is refused', () => {
  const matrix = [4, 2, 0.5, 2, 5, 1, 0.5, 1, 3]
  const inverse = invertPositive(matrix, 3)
  for (let i = 0; i < 3; i++) {
    const column = solveCholesky(cholesky(matrix, 3).factor, matrix.slice(i * 3, i * 3 + 3))
    expect(column[i]).toBeCloseTo(1, 12)
    const product = [0, 1, 2].reduce((sum, k) => sum + matrix[i * 3 + k]! * inverse[k * 3 + i]!, 0)
    expect(product).toBeCloseTo(1, 12)
  }
  expect(cholesky([1, 1, 1, 1], 2).isPositiveDefinite).toBe(false)
  expect(() => invertPositive([1, 1, 1, 1], 2)).toThrow(RangeError)
})

test('a search can be stopped and reports its progress', () => {
  const controller = new AbortController()
  const stop = () =>
    minimise(rosenbrock, [-1.2, 1], {
      signal: controller.signal,
      onProgress: ({ iteration }) => iteration === 3 && controller.abort(),
    })
  expect(stop).toThrow(/abort/i)
})

test('a search that cannot start says why', () => {
  expect(() => minimise(() => Infinity, [0])).toThrow('cannot start')
  expect(() => minimise(rosenbrock, [0, 0], { lower: [1, 1], upper: [0, 2] })).toThrow(
    'above its upper bound',
  )
  expect(() => minimiseFromStarts(rosenbrock, [])).toThrow('at least one starting point')
})
