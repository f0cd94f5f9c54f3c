/** Lifetimes, whether each has ended (else the customer was still there when last seen), and weights. */
export interface Lifetimes {
  times: ArrayLike<number>
  ended: ArrayLike<number | boolean>
  counts?: ArrayLike<number>
}

/**
 * Refuses lifetimes that cannot be, in a sentence that says which.
 *
 * Use it before any estimate from lifetimes. A lifetime of zero tells nothing and has to be left out.
 *
 * Source: definition.
 *
 * @example
 * requireLifetimes({ times: [-1], ended: [true] }) // throws RangeError
 */
export function requireLifetimes({ times, ended, counts }: Lifetimes): void {
  if (times.length === 0) throw new RangeError('There are no lifetimes. Pass at least one.')
  if (ended.length !== times.length || (counts && counts.length !== times.length)) {
    throw new RangeError(`The columns differ in length: ${times.length} times and ${ended.length} ends.`)
  }
  for (let row = 0; row < times.length; row++) {
    if (!(times[row]! > 0 && times[row]! < Infinity)) {
      throw new RangeError(
        `Lifetime ${row + 1} is ${times[row]}. Leave out lifetimes that are not above zero.`,
      )
    }
    const end = Number(ended[row])
    if (end !== 0 && end !== 1)
      throw new RangeError(`Whether lifetime ${row + 1} ended is neither 0 nor 1 but ${ended[row]}.`)
    if (counts && !(counts[row]! > 0 && counts[row]! < Infinity)) {
      throw new RangeError(`Lifetime ${row + 1} counts ${counts[row]} times. Leave it out.`)
    }
  }
}
