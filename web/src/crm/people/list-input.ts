import type { Sent } from '@firsthand/contract/core/operation'
import type { listPeople } from '@firsthand/contract/crm/people'
import type { PeopleAddress } from './use-people-address.ts'

type Asked = Omit<Sent<typeof listPeople>, 'after' | 'limit'>

/** What is asked of the server for a list as its address says it. */
export function listInput({ filter, order, isArchived, q, from }: PeopleAddress): Asked {
  const [, sortField] = order.by.split(':')
  return {
    ...(filter.conditions.length > 0 && { filter }),
    ...(q && { q }),
    ...(isArchived && { archived: true }),
    ...(sortField ? { sortField } : { sort: order.by as NonNullable<Asked['sort']> }),
    direction: order.direction,
    ...(from && order.by === 'name' && order.direction === 'ascending' && { from }),
  }
}
