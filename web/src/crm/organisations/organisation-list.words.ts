import type { FieldView } from '@firsthand/contract/crm/fields'
import type { OrganisationCondition } from '@firsthand/contract/crm/organisation-filter'
import { formatDate, formatNumber } from '../../kit/format.ts'

export const listWords = {
  filter: 'Filter',
  columns: 'Columns',
  columnsLead: 'Fields of your own',
  value: 'Value',
  count: 'How many',
  added: 'Added',
  noMatch: 'No organisation fits',
  noMatchText: 'Take a filter away, or look for another spelling.',
  unknown: '…',
  kinds: {
    people: 'people we know there',
    name: 'name',
    website: 'website',
    has: 'known facts',
    list: 'saved list',
  },
  things: {
    website: 'a website',
    note: 'a note',
    domain: 'an e-mail domain',
    address: 'an address',
    parent: 'what it is part of',
  },
  hows: {
    contains: 'contains',
    begins: 'begins with',
    is: 'is',
    is_not: 'is not',
    less_than: 'less than',
    greater_than: 'more than',
    is_empty: 'is empty',
    is_not_empty: 'is not empty',
    between: 'between',
    atLeast: 'at least',
    atMost: 'at most',
    known: 'we know',
    unknown: 'we do not know',
    on: 'is on',
    notOn: 'is not on',
  },
} as const

/** A condition as a few words, for the chip of a filter. */
export function organisationConditionWords(
  condition: OrganisationCondition,
  fields: readonly FieldView[],
  lists: readonly { id: string; name: string }[] = [],
): string {
  const { kinds, hows, things } = listWords
  const not = condition.not ? 'not ' : ''
  switch (condition.what) {
    case 'people':
      return `${not}${hows[condition.how]} ${formatNumber(condition.count)} ${kinds.people}`
    case 'has':
      return `${condition.not ? hows.unknown : hows.known} ${things[condition.value]}`
    case 'list': {
      const names = condition.value.map(
        (id) => lists.find((list) => list.id === id)?.name ?? listWords.unknown,
      )
      return `${condition.not ? hows.notOn : hows.on} ${names.join(', ')}`
    }
    case 'field': {
      const field = fields.find((each) => each.id === condition.field)
      return [
        `${not}${field?.label ?? listWords.unknown}`,
        hows[condition.operator],
        fieldValueWords(condition.value, field),
      ]
        .filter(Boolean)
        .join(' ')
    }
    default:
      return `${kinds[condition.what]} ${not}${hows[condition.how]} “${condition.value}”`
  }
}

function fieldValueWords(value: string | number | undefined, field: FieldView | undefined): string {
  if (value === undefined) return ''
  if (field?.type === 'person') return listWords.unknown
  if (field?.type === 'choice')
    return field.choices.find((each) => each.id === value)?.label ?? listWords.unknown
  if (field?.type === 'date') return formatDate(`${value}T12:00:00`)
  if (typeof value === 'number')
    return [formatNumber(value), field?.unit ?? field?.currency].filter(Boolean).join(' ')
  return `“${value}”`
}
