import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import type { PersonCondition } from '@firsthand/contract/crm/person-filter'
import { contactTypes, personSorts } from '@firsthand/contract/crm/people'
import { useMemo } from 'react'
import { useAddressState, useGo } from '../../shell/address.ts'
import { type Order, usualDirection } from './person-table.tsx'

export type PeopleAddress = {
  filter: PersonFilter
  q: string
  order: Order
  /** A grouping of the contract, or `field:` and an id; empty for none. */
  group: string
  from: string
  isArchived: boolean
  /** The saved list whose filter is being changed; empty for none. */
  editedList: string
}

/** What the list of people is narrowed to and its order, kept in the address so that it can be shared. */
export function usePeopleAddress(): [PeopleAddress, (change: Partial<PeopleAddress>) => void] {
  const go = useGo()
  const [text] = useAddressState('filter')
  const [type] = useAddressState('type')
  const [touch] = useAddressState('touch')
  const [organisation] = useAddressState('organisation')
  const [list] = useAddressState('list')
  const [broughtBy] = useAddressState('import')
  const [q] = useAddressState('q')
  const [by] = useAddressState('sort')
  const [way] = useAddressState('way')
  const [group] = useAddressState('group')
  const [from] = useAddressState('from')
  const [archived] = useAddressState('archived')
  const [editedList] = useAddressState('edits')
  const filter = useMemo(
    () => readFilter(text, { type, touch, organisation, list, broughtBy }),
    [text, type, touch, organisation, list, broughtBy],
  )
  const sort = isSort(by) ? by : 'name'
  const address: PeopleAddress = {
    filter,
    q,
    order: {
      by: sort,
      direction: way === 'up' ? 'ascending' : way === 'down' ? 'descending' : usualDirection(sort),
    },
    group,
    from,
    isArchived: archived === 'yes',
    editedList,
  }
  return [address, (change) => go(addressOf({ ...address, ...change }), { replace: true })]
}

/** The address of a list of people. */
export function addressOf({ filter, q, order, group, from, isArchived, editedList }: PeopleAddress): string {
  const query = new URLSearchParams()
  if (filter.conditions.length > 0) query.set('filter', JSON.stringify(filter))
  if (q) query.set('q', q)
  if (order.by !== 'name') query.set('sort', order.by)
  if (order.direction !== usualDirection(order.by))
    query.set('way', order.direction === 'ascending' ? 'up' : 'down')
  if (group) query.set('group', group)
  if (from && order.by === 'name') query.set('from', from)
  if (isArchived) query.set('archived', 'yes')
  if (editedList) query.set('edits', editedList)
  const text = query.toString()
  return text ? `/people?${text}` : '/people'
}

type Short = { type: string; touch: string; organisation: string; list: string; broughtBy: string }

/** A filter from an address; short forms that other pages link to are conditions too. One that cannot be read is none. */
function readFilter(text: string, { type, touch, organisation, list, broughtBy }: Short): PersonFilter {
  const known = contactTypes.find((each) => each === type)
  const short: PersonCondition[] = [
    ...(known ? [{ what: 'contactType' as const, when: 'now' as const, value: [known] }] : []),
    ...(touch === 'due' ? [{ what: 'nextTouch' as const, how: 'due' as const }] : []),
    ...(touch === 'never' ? [{ what: 'lastTouch' as const, how: 'never' as const }] : []),
    ...(organisation ? [{ what: 'organisation' as const, value: [organisation] }] : []),
    ...(list ? [{ what: 'list' as const, value: [list] }] : []),
    ...(broughtBy ? [{ what: 'import' as const, value: [broughtBy] }] : []),
  ]
  const written = PersonFilter.safeParse(parsed(text))
  const { match, conditions } = written.success ? written.data : { match: 'all' as const, conditions: [] }
  return { match, conditions: [...conditions, ...short] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isSort(value: string): boolean {
  return value.startsWith('field:') || personSorts.some((sort) => sort === value)
}
