/**
 * The lower triangle whose square is a given symmetric matrix (row by row in one array), and
 * whether there is one.
 *
 * Use it to solve systems, to invert a curvature matrix and to draw correlated normals.
 *
 * Source: Golub and Van Loan, Matrix Computations (2013), section 4.2.
 *
 * @example
 * cholesky([4, 2, 2, 5], 2) // { factor: [2, 0, 1, 2], isPositiveDefinite: true }
 */
export function cholesky(
  matrix: ArrayLike<number>,
  size: number,
): { factor: Float64Array; isPositiveDefinite: boolean } {
  if (matrix.length !== size * size) {
    throw new RangeError(`A matrix of size ${size} has ${size * size} entries; it got ${matrix.length}.`)
  }
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column]!
      for (let k = 0; k < column; k++) rest -= factor[row * size + k]! * factor[column * size + k]!
      if (row !== column) factor[row * size + column] = rest / factor[column * size + column]!
      else if (rest > 1e-14 * Math.abs(matrix[row * size + row]!)) factor[row * size + row] = Math.sqrt(rest)
      else return { factor, isPositiveDefinite: false }
    }
  }
  return { factor, isPositiveDefinite: true }
}
