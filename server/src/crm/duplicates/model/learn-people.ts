import { seededRandom } from '@firsthand/stats'
import { createComparer } from '../linkage/compare-records.ts'
import { type LinkageModel, chanceOf, learn } from '../linkage/learn.ts'
import { type Frequencies, prepareRecord, wordShare } from '../linkage/prepare.ts'
import { type ComparedPerson, believedChances, mayBeOne, personFields, recordOf } from './person-fields.ts'
import { ofAtLeast, priorFor } from './person-model.ts'

/** What members decided: the levels of a pair, and whether it was one person. */
export type Decision = { levels: number[]; areSame: boolean }

export type Sample = {
  people: ComparedPerson[]
  /** Pairs of them that share a key, as places. */
  candidates: [number, number][]
  /** How many were drawn by chance, the first of the people; the rest came along because they share something with one of those. */
  drawn: number
}

/** How many pairs the beliefs that learning starts from are worth. */
const beliefsWorth = 20
const blindPairs = 30_000
const leastTwice = 0.002
const mostTwice = 0.5

/** Learns how much each agreement says from the list itself, without labels, and from what members decided. */
export function learnPeople(sample: Sample, counted: Frequencies, decisions: Decision[]): LinkageModel {
  const frequencies = ofAtLeast(counted)
  const records = sample.people.map(recordOf)
  const prepared = records.map((record) => prepareRecord(personFields, record))
  const compare = createComparer(
    personFields,
    personFields.map((_, field) => wordShare(frequencies, field)),
  )
  const levelsOf = (one: number, other: number) =>
    compare(prepared[one]!, prepared[other]!).map((finding) => finding?.level ?? -1)
  const candidates = sample.candidates.filter(([one, other]) => mayBeOne(levelsOf(one, other)))
  const model = learn(personFields, records, seededRandom(7).uniform, {
    candidates,
    frequencies,
    believed: { chances: believedChances, worth: beliefsWorth },
    same: decisions.filter((each) => each.areSame).map((each) => each.levels),
    drawn: blindPairs,
  })
  // Only pairs of somebody who was drawn: those who came along share something with somebody by the way they came.
  const same = candidates
    .filter(([one]) => one < sample.drawn)
    .reduce((sum, [one, other]) => sum + chanceOf(model, levelsOf(one, other)), 0)
  const twice = same / Math.max(1, sample.drawn)
  const bounded = Math.min(mostTwice, Math.max(leastTwice, twice))
  return corrected({ ...model, prior: priorFor(counted.records, bounded) }, decisions)
}

/**
 * Moves all weights by what makes the members' own decisions most probable; few decisions move them little (a normal
 * prior of three powers of two).
 */
function corrected(model: LinkageModel, decisions: Decision[]): LinkageModel {
  const weights = decisions.map(({ levels }) => logOdds(chanceOf(model, levels)))
  let shift = 0
  for (let round = 0; round < 25; round += 1) {
    let slope = -shift / 9
    let curve = -1 / 9
    for (const [at, { areSame }] of decisions.entries()) {
      const chance = 1 / (1 + 2 ** -(weights[at]! + shift))
      slope += ((areSame ? 1 : 0) - chance) * Math.LN2
      curve -= chance * (1 - chance) * Math.LN2 ** 2
    }
    shift -= Math.max(-2, Math.min(2, slope / curve))
  }
  const odds = (model.prior / (1 - model.prior)) * 2 ** shift
  return { ...model, prior: odds / (1 + odds) }
}

function logOdds(chance: number): number {
  const bounded = Math.min(1 - 1e-12, Math.max(1e-12, chance))
  return Math.log2(bounded / (1 - bounded))
}
