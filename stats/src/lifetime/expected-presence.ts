/**
 * How much of the next `horizon` a customer will be there, if the moment of leaving comes at a
 * gamma(shape, rate) rate.
 *
 * Use it times a purchase rate. At shape 1, where the printed formula divides by zero, it is the limit.
 *
 * Source: Schmittlein, Morrison and Colombo (1987), equation 17.
 *
 * @example
 * expectedPresence(1, 10, 10) // 6.931471805599453, ten times ln 2
 */
export function expectedPresence(shape: number, rate: number, horizon: number): number {
  if (!(horizon >= 0 && horizon < Infinity)) {
    throw new RangeError(`A horizon is a time of zero or more; it is ${horizon}.`)
  }
  const log = Math.log1p(horizon / rate)
  const power = (shape - 1) * log
  return rate * (Math.abs(power) < 1e-12 ? log : -Math.expm1(-power) / (shape - 1))
}
