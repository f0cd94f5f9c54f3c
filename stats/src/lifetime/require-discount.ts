/**
 * Refuses a discount rate for one period that is not above zero.
 *
 * Use it before adding up discounted values: without discount the sum may have no end.
 *
 * Source: definition.
 *
 * @example
 * requireDiscount(0) // throws RangeError
 */
export function requireDiscount(discount: number): void {
  if (discount > 0 && discount < Infinity) return
  throw new RangeError(`A discount rate must be above zero, such as 0.1 for 10% a period; it is ${discount}.`)
}
