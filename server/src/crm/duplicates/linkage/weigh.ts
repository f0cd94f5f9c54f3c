import { type FieldFinding, createComparer } from './compare-records.ts'
import { findCandidates } from './candidates.ts'
import { comparisons } from './kinds.ts'
import type { LinkageModel } from './learn.ts'
import { type LinkageRecord, type PreparedRecord, prepareRecord, wordShare } from './prepare.ts'

/** Why: one line a field that both records have. A weight of 3 makes it eight times as probable, -3 an eighth. */
export type FieldReason = { field: string; says: string; weight: number; level: number }

export type Weighed = {
  one: string
  other: string
  /** The sum of the fields' weights and of the prior, in powers of two. */
  weight: number
  probability: number
  reasons: FieldReason[]
}

/** Four to one. Fields that say the same twice (a firm and its phone) make a model surer than it should be. */
export const sureEnough = 0.8

/** Weighs pairs by a learned model; what both have in common counts more when it is rare. */
export function createWeigher(model: LinkageModel) {
  const { fields, frequencies } = model
  const compare = createComparer(
    fields,
    fields.map((_, field) => wordShare(frequencies, field)),
  )

  function weigh(one: LinkageRecord, other: LinkageRecord): Weighed {
    return weighPrepared(prepareRecord(fields, one), prepareRecord(fields, other))
  }

  function weighPrepared(one: PreparedRecord, other: PreparedRecord): Weighed {
    const reasons = compare(one, other).flatMap((finding, field) => reasonOf(finding, field) ?? [])
    const weight = reasons.reduce(
      (sum, reason) => sum + reason.weight,
      Math.log2(model.prior / (1 - model.prior)),
    )
    return { one: one.id, other: other.id, weight, probability: 1 / (1 + 2 ** -weight), reasons }
  }

  /** Pairs among these that are one with at least this probability, the surest first. */
  function findSame(records: LinkageRecord[], atLeast = sureEnough): Weighed[] {
    const prepared = records.map((record) => prepareRecord(fields, record))
    return findCandidates(fields, prepared)
      .map(([one, other]) => weighPrepared(prepared[one]!, prepared[other]!))
      .filter(({ probability }) => probability >= atLeast)
      .toSorted((one, other) => other.weight - one.weight)
  }

  function reasonOf(finding: FieldFinding, field: number): FieldReason | null {
    if (!finding) return null
    const { name, kind } = fields[field]!
    const { ifSame, ifOther } = model.chances[field]!
    const { levels, weighsRarity } = comparisons[kind]
    const { level, one, other } = finding
    const byChance =
      weighsRarity && level === 0
        ? Math.max(shareOf(field, one.key), shareOf(field, other.key))
        : ifOther[level]!
    return { field: name, says: levels[level]!, weight: Math.log2(ifSame[level]! / byChance), level }
  }

  function shareOf(field: number, key: string): number {
    return (
      (frequencies.fields[field]!.values.get(key) ?? frequencies.unkept ?? 1) /
      Math.max(1, frequencies.records)
    )
  }

  return { weigh, weighPrepared, findSame }
}
