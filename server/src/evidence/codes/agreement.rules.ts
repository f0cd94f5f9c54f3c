import { krippendorffInterval } from '@firsthand/stats'

/** One member's coding of one piece of evidence. */
export type Judgement = { evidenceId: string; coder: string; code: string }

export type Agreement = {
  used: number
  agreed: number
  alpha: number | null
  low: number | null
  high: number | null
  reading: 'reliable' | 'tentative' | 'unreliable' | 'not_enough'
  /** Of all judgements, how many gave the code. */
  prevalence: number
  /** Agreement of pairs of coders, adjusted for prevalence and bias; null without a pair. */
  pabak: number | null
}

/** Below so many pieces coded twice, or so few of them with the code, a number would say more than is known. */
const unitsAtLeast = 10
const usedAtLeast = 2

/**
 * How far members agree on one code. A unit is a piece of evidence that at least two of them coded; each value says
 * whether the member gave this code; who gave the piece no code at all has not read it, and is missing there.
 */
export function agreementOn(code: string, judgements: Judgement[]): Agreement {
  const units = Map.groupBy(judgements, ({ evidenceId }) => evidenceId)
  const coders = [...new Set(judgements.map(({ coder }) => coder))]
  const given = [...units.values()].map((all) => ({
    readers: new Set(all.map(({ coder }) => coder)),
    givers: new Set(all.filter((each) => each.code === code).map(({ coder }) => coder)),
  }))
  return agreementOver(given, coders)
}

/** A piece of evidence: who read it, and who of them gave the code. */
export type Unit = { readers: Set<string>; givers: Set<string> }

/** The same where it is known who read a piece, so that giving no code is a judgement too. */
export function agreementOver(units: Unit[], coders: string[]): Agreement {
  // A piece that only one coder read says nothing about agreement.
  const given = units.filter(({ readers }) => readers.size > 1)
  const { prevalence, pabak } = pairwise(given)
  const used = given.filter(({ givers }) => givers.size > 0).length
  const agreed = given.filter(({ readers, givers }) => givers.size > 0 && givers.size === readers.size).length
  const isUsedByAll = given.every(({ readers, givers }) => readers.size === givers.size)
  if (given.length < unitsAtLeast || used < usedAtLeast || isUsedByAll)
    return { used, agreed, alpha: null, low: null, high: null, reading: 'not_enough', prevalence, pabak }
  const ratings = coders.map((coder) =>
    given.map(({ readers, givers }) => (readers.has(coder) ? (givers.has(coder) ? 1 : 0) : undefined)),
  )
  const { alpha, low, high } = krippendorffInterval(ratings, { measurement: 'nominal', seed: 1, draws: 1000 })
  return { used, agreed, alpha, low, high, reading: readingOf(alpha), prevalence, pabak }
}

// Byrt, Bishop and Carlin 1993, Journal of Clinical Epidemiology 46(5), 423–429: 2 Po − 1. With more than two coders, Po is
// the share of agreeing pairs among all pairs that read the same piece.
function pairwise(units: Unit[]): { prevalence: number; pabak: number | null } {
  let [judgements, given, pairs, agreeing] = [0, 0, 0, 0]
  for (const { readers, givers } of units) {
    const [yes, no] = [givers.size, readers.size - givers.size]
    judgements += readers.size
    given += yes
    pairs += (readers.size * (readers.size - 1)) / 2
    agreeing += (yes * (yes - 1) + no * (no - 1)) / 2
  }
  return {
    prevalence: judgements === 0 ? 0 : given / judgements,
    pabak: pairs === 0 ? null : (2 * agreeing) / pairs - 1,
  }
}

// Customary bars: Krippendorff 2004, Content Analysis, section 11.4.2.
function readingOf(alpha: number): Agreement['reading'] {
  return alpha >= 0.8 ? 'reliable' : alpha >= 0.667 ? 'tentative' : 'unreliable'
}
