// Why a claim stands where it stands, as codes with numbers; ladder-words.ts turns them into sentences.

import { peopleOf } from './ladder-tally.ts'
import type {
  Assessment,
  Citation,
  Finding,
  LadderFacts,
  Params,
  Reason,
  ReasonCode,
  ReductionCode,
} from './ladder.ts'

export type Told = {
  facts: LadderFacts
  finding: Finding | undefined
  supporting: Citation[]
  halfLifeDays: number
  /** Enough voices for a pattern, but too many against. */
  isOutweighed: boolean
}

export function reasonsFor(told: Told): Reason[] {
  const { facts } = told
  const people = peopleOf(told.supporting).length
  const applies: Array<[boolean, ReasonCode]> = [
    [facts.voicesFor === 0, 'no_voice'],
    [facts.voicesFor > 0, 'voices_for'],
    [people > facts.voicesFor, 'same_referrer'],
    [facts.moneyFor > 0, 'money_committed'],
    [facts.voicesAgainst > 0, 'voices_against'],
    [told.isOutweighed, 'too_many_against'],
    [facts.finding === 'held', 'finding_held'],
    [facts.finding === 'missed', 'finding_missed'],
    [facts.experiment !== 'none', 'experiment_clear'],
  ]
  return applies.filter(([isSo]) => isSo).map(([, code]) => ({ code, params: paramsFor(code, told) }))
}

export function cautionsFor(told: Told): Assessment['cautions'] {
  const { facts, supporting, halfLifeDays } = told
  const people = peopleOf(supporting)
  const cautions: Assessment['cautions'] = []
  if (facts.isOneOrganisation) {
    cautions.push({
      code: 'one_organisation',
      params: { people: people.length, organisationId: people[0]?.organisationId ?? '' },
    })
  }
  if (facts.isOneContactType) {
    cautions.push({
      code: 'one_contact_type',
      params: { people: people.length, contactType: people[0]?.contactTypes[0] ?? '' },
    })
  }
  const hasSupport = facts.voicesFor > 0 || facts.finding === 'held'
  if (hasSupport && facts.isStale) cautions.push({ code: 'stale', params: { halfLifeDays } })
  if (facts.voicesFor > 0 && facts.solidFor === 0) {
    cautions.push({ code: 'only_future', params: { voices: facts.voicesFor } })
  }
  return cautions
}

export function paramsFor(code: ReasonCode | ReductionCode, told: Told): Params {
  const { facts, finding, supporting, halfLifeDays } = told
  switch (code) {
    case 'no_voice':
    case 'experiment_clear':
      return {}
    case 'voices_for':
    case 'same_referrer':
      return {
        voices: facts.voicesFor,
        people: peopleOf(supporting).length,
        did: facts.behaviourFor,
        onlyFuture: facts.voicesFor - facts.solidFor,
      }
    case 'money_committed':
      return { voices: facts.moneyFor }
    case 'voices_against':
      return { voices: facts.voicesAgainst, did: facts.behaviourAgainst }
    case 'too_many_against':
      return { for: facts.solidFor, against: facts.voicesAgainst }
    case 'finding_held':
    case 'finding_missed':
      return finding === undefined ? {} : numbersOf(finding)
    case 'stale':
    case 'experiment_stale':
      return { halfLifeDays }
    case 'contradicted_by_behaviour':
      return { against: facts.behaviourAgainst, voices: facts.voicesWeighed }
    case 'unanswered_contradiction':
      return { voices: facts.unansweredAgainst }
  }
}

function numbersOf({ n, estimate, low, high, threshold }: Finding): Params {
  return { n, estimate, low, high, threshold: threshold ?? estimate }
}
