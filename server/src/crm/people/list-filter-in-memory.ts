import type { ContactType } from '@firsthand/contract/crm/people'
import type { PersonCondition, PersonFilter } from '@firsthand/contract/crm/person-filter'
import { fold } from '../../platform/search/fold.ts'
import { emailKey } from './keys.ts'

/** When the tests of filters take place. */
export const now = new Date('2026-05-14T10:00:00.000Z')
export const day = 86_400_000

/** A person as the tests of filters know them, without asking the database. */
export type Known = {
  id: string
  name: string
  emails: string[]
  phones: string[]
  firm: { id: string; name: string } | undefined
  roleTitle: string | null
  types: { type: ContactType; since: string | null; until: string | null }[]
  lastTouchAt: number | null
  nextTouchAt: number | null
  cadenceDays: number | null
  language: string | null
  timeZone: string | null
  note: string
  introducer: string | undefined
  evidence: number
}

/** The filter as its words say it, in memory. */
export function fits(person: Known, filter: PersonFilter): boolean {
  const holds = filter.conditions.map((each) =>
    'conditions' in each ? fits(person, each) : conditionHolds(person, each),
  )
  if (holds.length === 0) return true
  return filter.match === 'all' ? holds.every(Boolean) : holds.some(Boolean)
}

function conditionHolds(person: Known, condition: PersonCondition): boolean {
  return (condition.not ?? false) !== affirmed(person, condition)
}

const today = now.toISOString().slice(0, 10)

function affirmed(person: Known, condition: PersonCondition): boolean {
  switch (condition.what) {
    case 'name':
      return hasText([fold(person.name)], condition.how, fold(condition.value))
    case 'role':
      return hasText([person.roleTitle?.toLowerCase()], condition.how, condition.value.toLowerCase())
    case 'organisationName':
      return hasText([person.firm && fold(person.firm.name)], condition.how, fold(condition.value))
    case 'email':
      return hasText(person.emails.map(emailKey), condition.how, condition.value.toLowerCase())
    case 'contactType':
      return person.types.some(
        ({ type, since, until }) =>
          condition.value.includes(type) &&
          (condition.when === 'ever' || ((since ?? today) <= today && (until ?? today) >= today)),
      )
    case 'organisation':
      return person.firm !== undefined && condition.value.includes(person.firm.id)
    case 'lastTouch':
    case 'nextTouch':
    case 'created': {
      const at =
        condition.what === 'created'
          ? now.getTime()
          : condition.what === 'lastTouch'
            ? person.lastTouchAt
            : person.nextTouchAt
      if (condition.how === 'never') return at === null
      if (at === null) return false
      if (condition.how === 'due') return at <= now.getTime()
      if ('day' in condition) {
        const start = Date.parse(condition.day)
        return condition.how === 'before' ? at < start : at >= start + day
      }
      const isWithin =
        condition.what === 'nextTouch'
          ? at <= now.getTime() + condition.days * day
          : at >= now.getTime() - condition.days * day
      return isWithin === (condition.how === 'within')
    }
    case 'cadence':
      return (
        person.cadenceDays !== null &&
        (condition.how === 'atMost'
          ? person.cadenceDays <= condition.days
          : person.cadenceDays >= condition.days)
      )
    case 'introducedBy':
      return person.introducer !== undefined && condition.value.includes(person.introducer)
    case 'has':
      return {
        email: person.emails.length > 0,
        phone: person.phones.length > 0,
        organisation: person.firm !== undefined,
        role: person.roleTitle !== null,
        cadence: person.cadenceDays !== null,
        language: person.language !== null,
        timeZone: person.timeZone !== null,
        note: person.note !== '',
        introducer: person.introducer !== undefined,
      }[condition.value]
    case 'language':
      return person.language !== null && condition.value.includes(person.language)
    case 'timeZone':
      return person.timeZone !== null && condition.value.includes(person.timeZone)
    case 'evidence':
      return condition.how === 'atLeast'
        ? person.evidence >= condition.count
        : person.evidence <= condition.count
    default:
      throw new Error(`This test makes no condition of ${condition.what}.`)
  }
}

function hasText(texts: (string | undefined)[], how: 'contains' | 'begins' | 'is', value: string): boolean {
  return texts.some((text) => {
    if (text === undefined) return false
    return how === 'is' ? text === value : how === 'begins' ? text.startsWith(value) : text.includes(value)
  })
}
