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
  const given = [...units.values()].map((all) => {
    const readers = new Set(all.map(({ coder }) => coder))
    const givers = new Set(all.filter((each) => each.code === code).map(({ coder }) => coder))
    return { readers, givers }
  })
  const used = given.filter(({ givers }) => givers.size > 0).length
  const agreed = given.filter(({ readers, givers }) => givers.size > 0 && givers.size === readers.size).length
  const isUsedByAll = given.every(({ readers, givers }) => readers.size === givers.size)
  if (units.size < unitsAtLeast || used < usedAtLeast || isUsedByAll)
    return { used, agreed, alpha: null, low: null, high: null, reading: 'not_enough' }
  const ratings = coders.map((coder) =>
    given.map(({ readers, givers }) => (readers.has(coder) ? (givers.has(coder) ? 1 : 0) : undefined)),
  )
  const { alpha, low, high } = krippendorffInterval(ratings, { measurement: 'nominal', seed: 1, draws: 1000 })
  return { used, agreed, alpha, low, high, reading: readingOf(alpha) }
}

// Customary bars: Krippendorff 2004, Content Analysis, section 11.4.2.
function readingOf(alpha: number): Agreement['reading'] {
  return alpha >= 0.8 ? 'reliable' : alpha >= 0.667 ? 'tentative' : 'unreliable'
}
