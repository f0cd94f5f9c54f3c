/** One customer's history: x, t_x and T. */
export interface History {
  repeats: number
  recency: number
  age: number
}

/**
 * Refuses a purchase history that cannot be, in a sentence that says why.
 *
 * Use it before predicting for one customer.
 *
 * Source: data reduction of Fader, Hardie and Lee (2005).
 *
 * @example
 * requireHistory({ repeats: 0, recency: 3, age: 10 }) // throws RangeError
 */
export function requireHistory(history: History, what = 'This'): void {
  if (!isHistory(history)) throw new RangeError(`${what} is no purchase history: ${explain(history)}`)
}

/** Whether a purchase history can be: used in loops over many of them. */
export function isHistory({ repeats, recency, age }: History): boolean {
  return (
    repeats >= 0 &&
    Number.isInteger(repeats) &&
    age > 0 &&
    age < Infinity &&
    recency <= age &&
    (repeats === 0 ? recency === 0 : recency > 0)
  )
}

function explain({ repeats, recency, age }: History): string {
  if (!(repeats >= 0 && Number.isInteger(repeats)))
    return `repeats must be a whole number of at least 0, not ${repeats}.`
  if (!(age > 0 && age < Infinity))
    return `age must be above zero, not ${age}. Leave out customers who came on the last day.`
  if (!(recency <= age)) return `the last purchase (${recency}) lies after the end of observation (${age}).`
  if (repeats === 0) return `without a repeat purchase recency is 0, not ${recency}.`
  return `with ${repeats} repeat purchases recency is above zero, not ${recency}.`
}
