/**
 * p-values adjusted for having looked at many cells: accept those below 0.05, and about 5 % of the accepted are chance.
 *
 * Use it whenever a table or a list of comparisons is searched for something remarkable.
 *
 * Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289–300.
 *
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const count = pValues.length
  const order = Array.from({ length: count }, (_, index) => index)
  for (const index of order) {
    const p = pValues[index]!
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A p-value lies between 0 and 1; one is ${p}.`)
  }
  order.sort((one, two) => pValues[two]! - pValues[one]!)
  const adjusted = new Float64Array(count)
  let smallest = 1
  order.forEach((index, place) => {
    smallest = Math.min(smallest, (pValues[index]! * count) / (count - place))
    adjusted[index] = smallest
  })
  return adjusted
}
