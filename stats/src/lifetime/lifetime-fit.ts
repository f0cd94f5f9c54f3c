import type { Objective } from '../optimise/minimise.ts'
import type { SeededRandom } from '../random/seeded-random.ts'

/** What a fit is good for, in two words; `explanation` says it in a sentence. */
export type Verdict =
  | 'fine'
  | 'dropout not identified'
  | 'flat ridge'
  | 'mean infinite'
  | 'not enough data'
  | 'input rises where it must fall'

/** A model that can be fitted by maximum likelihood, in the logarithms of its (positive) parameters. */
export interface LifetimeModel<Name extends string, Data> {
  name: string
  parameters: readonly Name[]
  /** Bounds of the logarithms: no likelihood is trusted outside them. */
  bounds(data: Data): { lower: number[]; upper: number[] }
  starts(data: Data): number[][]
  /** Minus the log-likelihood and its slope, both in the logarithms. */
  objective(data: Data): Objective
  /** The log-likelihood computed by another route, to catch an optimum made of rounding errors. */
  recheck(data: Data, parameters: Record<Name, number>): number
  /** Smaller data with nearly the same optimum, to search from several starts; the same where they are small. */
  coarsen?(data: Data): Data
  /** One bootstrap sample of the data. */
  resample(data: Data, random: SeededRandom): Data
  /** Why the data cannot carry this model, or an empty sentence. */
  shortage(data: Data): string
  size(data: Data): { customers: number; rows: number }
}

export interface LifetimeFit<Name extends string> {
  model: string
  parameters: Record<Name, number>
  /** From the observed information; Infinity where the data do not bound the parameter. */
  standardErrors: Record<Name, number>
  logLikelihood: number
  /** The same number computed by another route. */
  recheckedLogLikelihood: number
  /** Covariance of the logarithms of the parameters, row by row; all zero where `hasCovariance` is false. */
  covariance: Float64Array
  hasCovariance: boolean
  verdict: Verdict
  explanation: string
  /** Further things a reader of the numbers must know. */
  notes: string[]
  customers: number
  rows: number
  /** How often the likelihood of all the data was computed, and that of a coarser table before. */
  evaluations: number
  coarseEvaluations: number
  starts: number
  startsAtBest: number
  /** Names of the parameters that ended on a bound. */
  atBound: Name[]
}

export interface LifetimeFitOptions {
  signal?: AbortSignal
  /** `share` runs from 0 to 1 as the starts are worked through. */
  onProgress?: (progress: { share: number; logLikelihood: number }) => void
}
