import type { ContactType } from '@firsthand/contract/crm/people'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { PersonCondition, PersonFilter } from '@firsthand/contract/crm/person-filter'
import { formatDate } from '../../kit/format.ts'
import { list } from '../../kit/kit.words.ts'
import { contactTypeWords } from '../crm.words.ts'

export const filterWords = {
  add: 'Filter',
  title: 'Narrow to people whose …',
  what: 'What',
  how: 'How',
  value: 'Value',
  day: 'Day',
  days: 'Days',
  from: 'From',
  to: 'To',
  count: 'How many',
  apply: 'Add the filter',
  choose: 'Choose',
  matchAll: 'all of these',
  matchAny: 'any of these',
  match: 'Must hold',
  matchGroup: 'Must hold in this group',
  between: { all: 'and', any: 'or' },
  group: 'A group of conditions',
  groupDone: 'Done',
  newGroup: 'Add a group of conditions',
  removePart: (part: string) => `Take “${part}” out of the group`,
  tooMany: 'That is as many conditions as one filter takes.',
  unknown: '…',
  kinds: {
    name: 'name',
    email: 'e-mail address',
    organisationName: 'organisation’s name',
    role: 'role',
    contactType: 'contact type',
    organisation: 'organisation',
    lastTouch: 'last touch',
    nextTouch: 'next touch',
    created: 'day of being added',
    cadence: 'cadence',
    introducedBy: 'introducer',
    has: 'known facts',
    language: 'language',
    timeZone: 'time zone',
    evidence: 'evidence',
    list: 'lists',
    import: 'import',
  },
  hows: {
    contains: 'contains',
    begins: 'begins with',
    is: 'is',
    isNot: 'is not',
    now: 'is now',
    notNow: 'is not now',
    ever: 'is or was',
    neverWas: 'never was',
    before: 'before',
    after: 'after',
    within: 'within … days',
    beyond: 'further than … days',
    never: 'never',
    due: 'due',
    atMost: 'at most',
    atLeast: 'at least',
    known: 'know',
    unknown: 'do not know',
    on: 'on',
    notOn: 'not on',
    is_not: 'is not',
    less_than: 'less than',
    greater_than: 'more than',
    is_empty: 'is empty',
    is_not_empty: 'is not empty',
    between: 'between',
  },
  things: {
    email: 'an e-mail address',
    phone: 'a phone number',
    organisation: 'an organisation',
    role: 'a role',
    cadence: 'a cadence',
    language: 'a language',
    timeZone: 'a time zone',
    note: 'a note',
    introducer: 'who introduced them',
  },
} as const

/** Names of what conditions mention by id. */
export type Names = { of: (id: string) => string; field: (id: string) => FieldView | undefined }

/** A condition as a few words, for the chip of a filter. */
export function conditionWords(condition: PersonCondition, names: Names): string {
  const { kinds, hows, things } = filterWords
  const not = condition.not === true
  const either = (values: string[]) => new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values)
  switch (condition.what) {
    case 'name':
    case 'email':
    case 'organisationName':
    case 'role':
      return `${kinds[condition.what]} ${not ? 'not ' : ''}${hows[condition.how]} “${condition.value}”`
    case 'contactType': {
      const types = either(condition.value.map((type: ContactType) => contactTypeWords[type]))
      const how = condition.when === 'now' ? (not ? hows.notNow : hows.now) : not ? hows.neverWas : hows.ever
      return `${how} ${types}`
    }
    case 'organisation':
      return `${not ? 'not ' : ''}at ${either(condition.value.map(names.of))}`
    case 'introducedBy':
      return `${not ? 'not ' : ''}introduced by ${either(condition.value.map(names.of))}`
    case 'import':
      return `${not ? 'not ' : ''}from ${either(condition.value.map(names.of))}`
    case 'list':
      return `${not ? hows.notOn : hows.on} ${either(condition.value.map(names.of))}`
    case 'lastTouch':
    case 'nextTouch':
    case 'created':
      return `${not ? 'not: ' : ''}${kinds[condition.what]} ${momentWords(condition)}`
    case 'cadence':
      return `${not ? 'not: ' : ''}${kinds.cadence} ${hows[condition.how]} ${condition.days} days`
    case 'has':
      return `we ${not ? hows.unknown : hows.known} ${things[condition.value]}`
    case 'language':
    case 'timeZone':
      return `${kinds[condition.what]} ${not ? 'not ' : ''}${either(condition.value)}`
    case 'evidence':
      return `${not ? 'not ' : ''}${hows[condition.how]} ${condition.count} pieces of evidence`
    case 'field': {
      const field = names.field(condition.field)
      const choice = field?.choices.find((each) => each.id === condition.value)
      const shown = (value: string | number = '') =>
        field?.type === 'date' ? formatDate(`${value}T12:00:00`) : String(value)
      const value =
        condition.operator === 'between'
          ? `${shown(condition.value)} ${filterWords.between.all} ${shown(condition.to)}`
          : (choice?.label ?? condition.value ?? '')
      return `${not ? 'not: ' : ''}${field?.label ?? filterWords.unknown} ${hows[condition.operator]} ${value}`.trim()
    }
  }
}

/** A group inside a filter, as one chip. */
export function groupWords({ match, conditions }: PersonFilter, names: Names): string {
  return joined(
    match,
    conditions.flatMap((each) => ('conditions' in each ? [] : [conditionWords(each, names)])),
  )
}

/** A whole filter, groups in brackets. */
export function filterSentence({ match, conditions }: PersonFilter, names: Names): string {
  return joined(
    match,
    conditions.map((each) =>
      'conditions' in each ? `(${groupWords(each, names)})` : conditionWords(each, names),
    ),
  )
}

function joined(match: PersonFilter['match'], parts: string[]): string {
  return match === 'all' ? list(parts) : new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(parts)
}

function momentWords(
  condition: Extract<PersonCondition, { what: 'lastTouch' | 'nextTouch' | 'created' }>,
): string {
  const { hows } = filterWords
  if (condition.how === 'never') return condition.what === 'nextTouch' ? 'not planned' : hows.never
  if (condition.how === 'due') return hows.due
  if ('day' in condition) return `${hows[condition.how]} ${formatDate(`${condition.day}T12:00:00`)}`
  const isAhead = condition.what === 'nextTouch'
  if (condition.how === 'within') return `within ${condition.days} days`
  return isAhead ? `in more than ${condition.days} days` : `more than ${condition.days} days ago`
}
