/**
 * Decomposes a small symmetric positive matrix once, to solve many systems with it; directions without information are
 * switched off, and stay at zero in every solution.
 *
 * Use it for Newton steps and for variances.
 *
 * Source: Cholesky decomposition, Golub and Van Loan 2013, Matrix Computations, 4.2.
 *
 * @example
 * factorSymmetric(Float64Array.of(2, 0, 0, 4), 2)(Float64Array.of(2, 4)) // [1, 1]
 */
export function factorSymmetric(matrix: Float64Array, size: number): (right: Float64Array) => Float64Array {
  const lower = matrix.slice(0, size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row * size + column]!
      for (let inner = 0; inner < column; inner++) {
        sum -= lower[row * size + inner]! * lower[column * size + inner]!
      }
      if (column < row) {
        lower[row * size + column] = sum / lower[column * size + column]!
      } else {
        // Dividing by infinity leaves zero: that switches the direction off.
        const informed = sum > 1e-11 * Math.max(1e-300, matrix[row * size + row]!)
        lower[row * size + row] = informed ? Math.sqrt(sum) : Infinity
      }
    }
  }
  return (right) => substitute(lower, right, size)
}

export function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  return factorSymmetric(matrix, size)(right)
}

function substitute(lower: Float64Array, right: Float64Array, size: number): Float64Array {
  const solution = right.slice(0, size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      solution[row]! -= lower[row * size + column]! * solution[column]!
    }
    solution[row]! /= lower[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let below = row + 1; below < size; below++) {
      solution[row]! -= lower[below * size + row]! * solution[below]!
    }
    solution[row]! /= lower[row * size + row]!
  }
  return solution
}
