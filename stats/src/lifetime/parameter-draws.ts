/** Many plausible sets of parameters, by resampling customers or from the normal approximation. */
export interface ParameterDraws<Name extends string> {
  model: string
  names: readonly Name[]
  /** The estimates on the data as they are. */
  estimate: Record<Name, number>
  /** One column for each name, one entry for each draw. */
  columns: Record<Name, Float64Array>
  draws: number
  seed: number
  method: 'Laplace' | 'bootstrap'
  /** Resamples whose fit ended on a bound; they are kept, and their share is a warning. */
  atBound: number
}
