import { findCandidates } from './candidates.ts'
import { createComparer } from './compare-records.ts'
import { comparisons } from './kinds.ts'
import {
  type Frequencies,
  type LinkageField,
  type LinkageRecord,
  countTerms,
  prepareRecord,
  wordShare,
} from './prepare.ts'

/** What is learned of one field: how often each level comes among pairs that are the same, and among others. */
export type FieldChances = { ifSame: number[]; ifOther: number[] }

export type LinkageModel = {
  fields: LinkageField[]
  frequencies: Frequencies
  /** The share of all pairs that are the same. */
  prior: number
  chances: FieldChances[]
}

type Counted = { levels: number[]; count: number; chance: number }

/** What may be known beforehand. */
export type Beforehand = {
  /** Pairs that share something, as places in the list; found here when left out. */
  candidates?: [number, number][]
  /** Terms of a larger list, of which the records are a part. */
  frequencies?: Frequencies
  /** Where the search begins, and how many counted pairs that belief is worth. */
  believed?: { chances: FieldChances[]; worth: number }
  /** Levels of pairs that people decided to be the same. */
  same?: number[][]
  /** How many pairs to draw blindly. */
  drawn?: number
}

const rounds = 40
const sampled = 100_000
/** What somebody decided with their own eyes counts as much as so many guesses. */
const decisionWorth = 3

/**
 * Learns from the records alone, without labels, how much each agreement says. I. Fellegi and A. Sunter, A Theory for
 * Record Linkage, 1969; estimated by expectation and maximisation as W. Winkler did (1988). Pairs that share nothing are
 * taken as different; chance agreement is counted among pairs drawn blindly, less those that seem the same.
 */
export function learn(
  fields: LinkageField[],
  given: LinkageRecord[],
  chance: () => number,
  known: Beforehand = {},
): LinkageModel {
  const { believed } = known
  const records = given.map((record) => prepareRecord(fields, record))
  const frequencies = known.frequencies ?? countTerms(fields, records)
  const model = { fields, frequencies, prior: 0, chances: believed?.chances ?? firstGuess(fields) }
  const allPairs = (records.length * (records.length - 1)) / 2
  if (allPairs === 0) return model
  const compare = createComparer(
    fields,
    fields.map((_, field) => wordShare(frequencies, field)),
  )
  const levelsOf = ([one, other]: [number, number]) =>
    compare(records[one]!, records[other]!).map((finding) => finding?.level ?? -1)
  return estimate(model, {
    records: records.length,
    candidates: (known.candidates ?? findCandidates(fields, records)).map(levelsOf),
    drawn: drawPairs(records.length, chance, known.drawn ?? sampled).map(levelsOf),
    same: known.same ?? [],
    believed,
  })
}

type Compared = {
  records: number
  /** Levels of pairs that share something, of pairs drawn blindly, and of those decided to be the same. */
  candidates: number[][]
  drawn: number[][]
  same: number[][]
  believed?: Beforehand['believed']
}

/** The same for pairs that are compared already. Changes the model and answers it. */
export function estimate(model: LinkageModel, compared: Compared): LinkageModel {
  const { records, believed } = compared
  const { fields } = model
  const allPairs = (records * (records - 1)) / 2
  const candidates = countPatterns(compared.candidates)
  const drawn = countPatterns(compared.drawn)
  const decided = countPatterns(compared.same)

  model.prior = Math.min(0.5, (records * 0.2) / allPairs)
  for (let round = 0; round < rounds; round += 1) {
    let same = 0
    for (const pattern of [...candidates, ...drawn]) pattern.chance = chanceOf(model, pattern.levels)
    for (const pattern of candidates) same += pattern.count * pattern.chance
    model.chances = fields.map(({ kind }, field) => {
      // Counts begin at one half, so that no level is impossible because a list happens to lack it.
      const nothing = comparisons[kind].levels.map(() => 0.5)
      const from = (side: 'ifSame' | 'ifOther') =>
        believed?.chances[field]![side].map((share) => share * believed.worth) ?? nothing
      const ofSame = counted(candidates, field, from('ifSame'), (pattern) => pattern.chance)
      return {
        ifSame: shares(counted(decided, field, ofSame, () => decisionWorth)),
        ifOther: shares(counted(drawn, field, from('ifOther'), (pattern) => 1 - pattern.chance)),
      }
    })
    model.prior = Math.min(0.5, Math.max(same, 0.5) / allPairs)
  }
  return model
}

/** How probable it is that a pair with these levels is one, before rare values are weighed. -1 is silence. */
export function chanceOf({ chances, prior }: LinkageModel, levels: number[]): number {
  let odds = prior / (1 - prior)
  for (const [field, level] of levels.entries()) {
    const { ifSame, ifOther } = chances[field]!
    if (level >= 0) odds *= ifSame[level]! / ifOther[level]!
  }
  return odds === Infinity ? 1 : odds / (1 + odds)
}

/** Where the search begins: the same agree nine times in ten, others rarely. */
function firstGuess(fields: LinkageField[]): FieldChances[] {
  return fields.map(({ kind }) => {
    const size = comparisons[kind].levels.length
    const rest = Array.from({ length: size - 1 }, () => 0.2 / (size - 1))
    return {
      ifSame: [0.8, ...rest],
      ifOther: Array.from({ length: size }, (_, level) =>
        level === size - 1 ? 1 - 0.02 * (size - 1) : 0.02,
      ),
    }
  })
}

function counted(
  patterns: Counted[],
  field: number,
  start: number[],
  part: (pattern: Counted) => number,
): number[] {
  const counts = [...start]
  for (const pattern of patterns) {
    const level = pattern.levels[field]!
    if (level >= 0) counts[level]! += pattern.count * part(pattern)
  }
  return counts
}

function shares(counts: number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

function countPatterns(all: number[][]): Counted[] {
  const patterns = new Map<string, Counted>()
  for (const levels of all) {
    const key = levels.join()
    const known = patterns.get(key)
    if (known) known.count += 1
    else patterns.set(key, { levels, count: 1, chance: 0 })
  }
  return [...patterns.values()]
}

/** All pairs where they are few, else some drawn blindly. */
export function drawPairs(size: number, chance: () => number, most: number): [number, number][] {
  const pairs: [number, number][] = []
  if ((size * (size - 1)) / 2 <= most) {
    for (let one = 0; one < size; one += 1)
      for (let other = one + 1; other < size; other += 1) pairs.push([one, other])
    return pairs
  }
  for (let drawn = 0; drawn < most; drawn += 1) {
    const one = Math.floor(chance() * size)
    // Somebody else, at any distance around the list, so that no draw is lost.
    pairs.push([one, (one + 1 + Math.floor(chance() * (size - 1))) % size])
  }
  return pairs
}
