/**
 * How much a series resembles itself `lag` points earlier: 1 fully, 0 not at all.
 *
 * Use it before methods that take points for independent: charts, trends and change points all cry wolf when it is high.
 * Independent points stay within ± 2/√n about 19 times in 20. A series that never varies resembles nothing: 0.
 *
 * Source: Box, Jenkins and Reinsel 2008, Time Series Analysis, section 2.1.
 *
 * @example
 * autocorrelation([1, 2, 3, 4], 1) // 0.25
 */
export function autocorrelation(values: ArrayLike<number>, lag: number): number {
  if (!Number.isInteger(lag) || lag < 1 || lag >= values.length) {
    throw new RangeError(`The lag is a whole number from 1 to ${values.length - 1}; it is ${lag}.`)
  }
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  const mean = sum / values.length
  let together = 0
  let alone = 0
  for (let at = 0; at < values.length; at++) {
    const distance = values[at]! - mean
    alone += distance * distance
    if (at >= lag) together += distance * (values[at - lag]! - mean)
  }
  return alone === 0 ? 0 : together / alone
}
