import { setImmediate } from 'node:timers/promises'
import { seededRandom } from '@firsthand/stats'
import { createComparer } from '../linkage/compare-records.ts'
import { type LinkageModel, chanceOf, drawPairs, estimate } from '../linkage/learn.ts'
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
export async function learnPeople(
  sample: Sample,
  counted: Frequencies,
  decisions: Decision[],
): Promise<LinkageModel> {
  const frequencies = ofAtLeast(counted)
  const believed = { chances: believedChances, worth: beliefsWorth }
  const model: LinkageModel = { fields: personFields, frequencies, prior: 0, chances: believed.chances }
  const records = sample.people.map((person) => prepareRecord(personFields, recordOf(person)))
  const compare = createComparer(
    personFields,
    personFields.map((_, field) => wordShare(frequencies, field)),
  )
  const levelsOf = ([one, other]: [number, number]) =>
    compare(records[one]!, records[other]!).map((finding) => finding?.level ?? -1)

  const levels = await inTurns(sample.candidates, levelsOf)
  const isLikely = levels.map((each) => mayBeOne(each))
  if (records.length > 1)
    estimate(model, {
      records: records.length,
      candidates: levels.filter((_, at) => isLikely[at]),
      drawn: await inTurns(drawPairs(records.length, seededRandom(7).uniform, blindPairs), levelsOf),
      same: decisions.filter((each) => each.areSame).map((each) => each.levels),
      believed,
    })
  // Only pairs of somebody who was drawn: those who came along share something with somebody by the way they came.
  let same = 0
  for (const [at, [one]] of sample.candidates.entries())
    if (isLikely[at] && one < sample.drawn) same += chanceOf(model, levels[at]!)
  const twice = same / Math.max(1, sample.drawn)
  const bounded = Math.min(mostTwice, Math.max(leastTwice, twice))
  return corrected({ ...model, prior: priorFor(counted.records, bounded) }, decisions)
}

/** Pairs compared before others are served. */
const pairsAtOnce = 1_000

async function inTurns<From, To>(items: From[], map: (item: From) => To): Promise<To[]> {
  const mapped: To[] = []
  for (const [at, item] of items.entries()) {
    mapped.push(map(item))
    if (at % pairsAtOnce === pairsAtOnce - 1) await setImmediate()
  }
  return mapped
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
