import { cholesky } from './cholesky.ts'
import { solveCholesky } from './solve-cholesky.ts'

/**
 * The inverse of a symmetric positive definite matrix, row by row in one array.
 *
 * Use it to turn a curvature (observed information) into a covariance. Check with `cholesky` first
 * where the matrix may be flat.
 *
 * Source: Golub and Van Loan (2013), section 4.2.
 *
 * @example
 * invertPositive([4, 0, 0, 2], 2) // [0.25, 0, 0, 0.5]
 */
export function invertPositive(matrix: ArrayLike<number>, size: number): Float64Array {
  const { factor, isPositiveDefinite } = cholesky(matrix, size)
  if (!isPositiveDefinite) {
    throw new RangeError(
      'The matrix is flat or bends downwards in some direction, so it has no inverse of this kind.',
    )
  }
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size)
    unit[column] = 1
    const solved = solveCholesky(factor, unit)
    for (let row = 0; row < size; row++) inverse[row * size + column] = solved[row]!
  }
  return inverse
}
