/**
 * Solves matrix · solution = right, given the Cholesky factor of the matrix.
 *
 * Use it after `cholesky`.
 *
 * Source: forward and back substitution, Golub and Van Loan (2013), section 3.1.
 *
 * @example
 * solveCholesky(cholesky([4, 0, 0, 9], 2).factor, [8, 9]) // [2, 1]
 */
export function solveCholesky(factor: Float64Array, right: ArrayLike<number>): Float64Array {
  const size = right.length
  if (factor.length !== size * size) {
    throw new RangeError(`The factor has ${factor.length} entries, which does not fit ${size} equations.`)
  }
  const solution = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) solution[row]! -= factor[row * size + k]! * solution[k]!
    solution[row]! /= factor[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) solution[row]! -= factor[k * size + row]! * solution[k]!
    solution[row]! /= factor[row * size + row]!
  }
  return solution
}
