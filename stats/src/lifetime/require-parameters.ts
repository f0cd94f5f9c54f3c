/**
 * Refuses parameters that are not all above zero and finite.
 *
 * Use it before predicting from parameters a caller typed in.
 *
 * Source: the gamma and beta distributions need it.
 *
 * @example
 * requireParameters({ r: 0, alpha: 1 }) // throws RangeError
 */
export function requireParameters(parameters: Record<string, number>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(
        `The parameter ${name} must be above zero; it is ${value}. Pass the parameters of a fit.`,
      )
    }
  }
}
