import type { MixtureFit } from './fit-mixture.ts'

export type SegmentDecision = {
  verdict: 'segments' | 'no segments'
  /** 1 for "no segments" */
  segments: number
  /** one sentence to show */
  because: string
  /** one row per number of segments tried */
  rows: {
    segments: number
    logLikelihood: number
    bic: number
    entropyIcl: number
    separation: number
    reachedBest: number
    starts: number
    /** mean Jaccard per segment; empty if not asked */
    stability: number[]
    refused: string[]
  }[]
  /** how likely people without segments seem to gain this much; 1 if that was not asked */
  chanceOfGain: number
  /** stability in words, for each segment of the answer */
  segmentStability: ('highly stable' | 'stable' | 'doubtful')[]
  /** sentences a reader must see beside the result */
  warnings: string[]
}

const BELIEVED = 0.6
const STABLE = 0.75
const HIGHLY_STABLE = 0.85
const ACCEPTED_CHANCE = 0.05

/**
 * Decides from fits, comparisons with chance and resampled people whether there are segments, and how many.
 *
 * Use `findSegments`, which runs everything; this is for those who ran the parts themselves. Of the criteria BIC may say
 * "no segments"; ICL may not, since it also refuses real segments that overlap (it leads to a warning instead).
 *
 * Source: thresholds of Hennig 2007; p = (hits + 1) / (rounds + 1).
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * decideSegments({ fits: [fitMixture(table, 1, { seed: 1 })] }).verdict // 'no segments'
 */
export function decideSegments({
  fits,
  chance,
  overlaps,
}: {
  fits: readonly MixtureFit[]
  /** what two segments gained on the people, and on people dealt anew */
  chance?: { gain: number; gains: readonly number[] }
  overlaps?: ReadonlyMap<number, readonly number[][]>
}): SegmentDecision {
  const one = fits[0]
  if (!one || one.segments !== 1) throw new RangeError('The first fit must be the one with a single segment.')
  const stability = new Map(fits.map((fit) => [fit.segments, meansOf(overlaps?.get(fit.segments))]))
  const base = {
    rows: fits.map((fit) => ({
      segments: fit.segments,
      logLikelihood: fit.logLikelihood,
      bic: fit.bic,
      entropyIcl: fit.entropyIcl,
      separation: fit.separation,
      reachedBest: fit.reachedBest,
      starts: fit.starts,
      stability: stability.get(fit.segments)!,
      refused: fit.degenerate,
    })),
    chanceOfGain: chance ? chanceOf(chance.gain, chance.gains) : 1,
    warnings: fits.flatMap((fit) => (fit.degenerate.length > 0 ? [refusal(fit)] : [])),
    segmentStability: [],
  }
  const none = (because: string): SegmentDecision => ({
    ...base,
    verdict: 'no segments',
    segments: 1,
    because,
  })
  const better = fits
    .filter((fit) => fit.segments > 1 && fit.degenerate.length === 0 && fit.bic < one.bic)
    .toSorted((first, second) => first.bic - second.bic)
  const best = better[0]
  if (!best) return none('One group describes the answers as well as several (BIC).')
  if (chance && base.chanceOfGain > ACCEPTED_CHANCE) {
    return none(
      'The same answers dealt anew among people look as divided as these, so chance explains the segments.',
    )
  }
  const lowest = (fit: MixtureFit) => Math.min(...stability.get(fit.segments)!)
  const believed = overlaps ? better.find((fit) => lowest(fit) >= BELIEVED) : best
  if (!believed)
    return none('Other people like these would be divided differently, so no division can be believed.')
  const warnings = [...base.warnings]
  if (believed !== best) {
    warnings.push(
      `${best.segments} segments describe the answers better, but they do not come back in other samples.`,
    )
  }
  if (believed.entropyIcl > one.entropyIcl) {
    warnings.push(
      'The segments overlap: many people could belong to another one. Count people by chances, not by names.',
    )
  }
  if (believed.reachedBest < 2 && believed.starts > 1) {
    warnings.push('Only one start reached this solution, so there may be a better one: ask for more starts.')
  }
  return {
    ...base,
    verdict: 'segments',
    segments: believed.segments,
    because: `${believed.segments} segments describe the answers better than one group, beyond chance${
      overlaps ? ', and come back in other samples' : ''
    }.`,
    segmentStability: stability.get(believed.segments)!.map(inWords),
    warnings,
  }
}

function meansOf(rounds: readonly number[][] | undefined): number[] {
  if (!rounds || rounds.length === 0) return []
  return rounds[0]!.map(
    (_, segment) => rounds.reduce((sum, round) => sum + round[segment]!, 0) / rounds.length,
  )
}

function chanceOf(gain: number, gains: readonly number[]): number {
  return (gains.filter((other) => other >= gain).length + 1) / (gains.length + 1)
}

function inWords(stability: number): 'highly stable' | 'stable' | 'doubtful' {
  return stability >= HIGHLY_STABLE ? 'highly stable' : stability >= STABLE ? 'stable' : 'doubtful'
}

function refusal(fit: MixtureFit): string {
  return `${fit.segments} segments were refused: ${fit.degenerate[0]}`
}
