import { hasReferrer, referralForest, type Referred } from './referral-forest.ts'

/** How many independent voices a set of people is worth. */
export type EffectiveVoices = {
  people: number
  /** The plain count: people who came through one referrer are one voice, everybody else is one each. */
  voices: number
  /** Exact for answers correlated as given, when everybody is weighted as well as can be. */
  effective: number
  /** The same for a plain average of the answers; never more. */
  effectiveUnweighted: number
  correlation: number
  model: 'referrer' | 'chain'
  largestCluster: number
}

/**
 * Effective number of independent voices: what people who came through each other are worth as evidence.
 *
 * Use it beside the plain count of voices. `correlation` is how alike the answers of two people sent by one referrer
 * are (estimate it with `answerCorrelation`): at 0 everybody counts fully, at 1 the result is the plain count. The
 * model `chain` lets likeness fade with every step along a chain of referrals instead, referrers included.
 *
 * Source: best linear weights under the correlation model, 1ᵀR⁻¹1: Kish 1965, Survey Sampling, section 5.4, for
 * clusters; a first-order Markov process on the referral tree for chains.
 *
 * @example
 * effectiveVoices([{ person: 'ana' }, { person: 'ben', referrer: 'ana' }, { person: 'cy', referrer: 'ana' }], { correlation: 0.5 }).effective // 2.3333333333333335
 */
export function effectiveVoices(
  people: readonly Referred[],
  options: { correlation: number; model?: 'referrer' | 'chain' },
): EffectiveVoices {
  const { correlation, model = 'referrer' } = options
  if (people.length === 0) throw new RangeError('There is nobody to count. Add at least one person.')
  if (!(correlation >= 0 && correlation <= 1)) {
    throw new RangeError(`The correlation of answers lies between 0 and 1; it is ${correlation}.`)
  }
  const forest = referralForest(people)
  const clusters = clusterSizes(people)
  const common = {
    people: people.length,
    voices: clusters.length,
    correlation,
    model,
    largestCluster: Math.max(...clusters),
  }
  if (model === 'referrer') {
    const effective = clusters.reduce((sum, size) => sum + size / (1 + (size - 1) * correlation), 0)
    const ties = clusters.reduce((sum, size) => sum + size * (1 + (size - 1) * correlation), 0)
    return { ...common, effective, effectiveUnweighted: people.length ** 2 / ties }
  }
  const linked = people.length - forest.roots.length
  const effective = forest.roots.length + (linked * (1 - correlation)) / (1 + correlation)
  const ties = people.length + 2 * pairSum(forest, correlation)
  return { ...common, effective, effectiveUnweighted: people.length ** 2 / ties }
}

/** How many people came through each referrer; who came through nobody is a cluster of one. */
function clusterSizes(people: readonly Referred[]): number[] {
  const sizes = new Map<string | number, number>()
  let alone = 0
  for (const person of people) {
    if (hasReferrer(person)) sizes.set(person.referrer!, (sizes.get(person.referrer!) ?? 0) + 1)
    else alone++
  }
  return [...sizes.values(), ...Array.from({ length: alone }, () => 1)]
}

/** Sum over all pairs in one tree of correlation to the power of the steps between them. */
function pairSum({ roots, children }: ReturnType<typeof referralForest>, correlation: number): number {
  const order = roots.slice()
  for (const at of order) order.push(...children[at]!)
  // For each person: sum over themselves and everybody below of correlation to the power of the depth.
  const reach = new Float64Array(children.length)
  let sum = 0
  for (const at of order.toReversed()) {
    let below = 1
    for (const child of children[at]!) {
      sum += below * correlation * reach[child]!
      below += correlation * reach[child]!
    }
    reach[at] = below
  }
  return sum
}
