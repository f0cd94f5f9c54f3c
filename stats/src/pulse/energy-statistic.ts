/**
 * How differently two samples are distributed: the scaled energy distance, which sees changes of level, of spread and of
 * shape. 0 on average where they are alike; larger the more they differ and the more values there are.
 *
 * Use it on two stretches of a series; `changePoints` searches for the stretches. At least two values in each.
 *
 * Source: Matteson and James 2014, JASA 109, 334–345, equations 5 to 7 (U-statistic form, exponent 1).
 *
 * @example
 * energyStatistic([1, 2, 3], [7, 8, 9]) // 14
 */
export function energyStatistic(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const one = first.length
  const two = second.length
  if (one < 2 || two < 2) {
    throw new RangeError(`Each sample needs at least two values; there are ${one} and ${two}.`)
  }
  let between = 0
  for (let at = 0; at < one; at++) {
    for (let other = 0; other < two; other++) between += Math.abs(first[at]! - second[other]!)
  }
  const distance = (2 * between) / (one * two) - spread(first) - spread(second)
  if (Number.isFinite(distance)) return ((one * two) / (one + two)) * distance
  throw new RangeError('A value is not a finite number. Leave missing values out.')
}

/** Mean distance between two different values of one sample. */
function spread(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    for (let other = 0; other < at; other++) sum += Math.abs(values[at]! - values[other]!)
  }
  return (2 * sum) / (values.length * (values.length - 1))
}
