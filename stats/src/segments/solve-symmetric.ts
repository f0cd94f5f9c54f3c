/**
 * Solves a small symmetric positive system A x = b; directions without information stay at zero.
 *
 * Use it for Newton steps.
 *
 * Source: Cholesky decomposition, Golub and Van Loan 2013, Matrix Computations, 4.2.
 *
 * @example
 * solveSymmetric(Float64Array.of(2, 0, 0, 4), Float64Array.of(2, 4), 2) // [1, 1]
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = matrix.slice(0, size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row * size + column]!
      for (let inner = 0; inner < column; inner++) {
        sum -= lower[row * size + inner]! * lower[column * size + inner]!
      }
      if (column < row) {
        const pivot = lower[column * size + column]!
        lower[row * size + column] = pivot === Infinity ? 0 : sum / pivot
      } else {
        // An infinite pivot switches the direction off.
        lower[row * size + row] =
          sum > 1e-13 * Math.max(1e-300, matrix[row * size + row]!) ? Math.sqrt(sum) : Infinity
      }
    }
  }
  const solution = right.slice(0, size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      solution[row]! -= lower[row * size + column]! * solution[column]!
    }
    solution[row]! /= lower[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let below = row + 1; below < size; below++) {
      // A switched-off row is zero in the solution, so its products vanish.
      solution[row]! -= lower[below * size + row]! * solution[below]!
    }
    solution[row]! /= lower[row * size + row]!
  }
  return solution
}
