import type { FieldView } from '@firsthand/contract/crm/fields'
import { contactTypes, listPeople } from '@firsthand/contract/crm/people'
import { type PersonGroup, groupPeople } from '@firsthand/contract/crm/people-table'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { contactTypeWords } from '../crm.words.ts'
import css from './people.module.css'
import { PersonTable, type PersonTableProps } from './person-table.tsx'
import { words } from './people.words.ts'
import { listInput } from './list-input.ts'
import type { PeopleAddress } from './use-people-address.ts'

type GroupsProps = {
  address: PeopleAddress
  table: Omit<PersonTableProps, 'people'>
  fields: readonly FieldView[]
}

/** People under the headings of their groups, each with how many; a group is read when it is opened. */
export function PersonGroups({ address, table }: GroupsProps) {
  const [by, field] = address.group.split(':') as [string, string | undefined]
  const isKnown = ['contactType', 'organisation', 'touch', 'field'].includes(by)
  const groups = usePages(
    groupPeople,
    {
      by: (isKnown ? by : 'contactType') as 'contactType',
      ...(by === 'field' && field && { field }),
      filter: address.filter,
      archived: address.isArchived,
    },
    { keepShowing: true },
  )
  if (groups.failure) return <Broken error={groups.failure} retry={groups.retry} />
  if (!groups.items) return <ListSkeleton />
  const filled = groups.items.filter((group) => group.people.count > 0)
  return (
    <>
      {filled.map((group, place) => (
        <Group key={group.key} group={group} address={address} table={table} startsOpen={place === 0} />
      ))}
      {groups.loadMore ? (
        <button type="button" className={css.groupHead} onClick={groups.loadMore}>
          {words.moreGroups}
        </button>
      ) : null}
    </>
  )
}

function Group({
  group,
  address,
  table,
  startsOpen,
}: {
  group: PersonGroup
  address: PeopleAddress
  table: Omit<PersonTableProps, 'people'>
  startsOpen: boolean
}) {
  const [isOpen, setOpen] = useState(startsOpen)
  const people = usePages(
    listPeople,
    { ...listInput(address), also: group.also, limit: 50 },
    { enabled: isOpen, keepShowing: true },
  )
  const name = groupName(group)
  return (
    <section className={css.group} aria-label={name}>
      <button type="button" className={css.groupHead} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} size={12} />
        {name}
        <small>{words.about(group.people.count, group.people.exact)}</small>
      </button>
      {isOpen && people.failure ? <Broken error={people.failure} retry={people.retry} /> : null}
      {isOpen && people.items && people.items.length > 0 ? (
        <PersonTable
          {...table}
          label={name}
          people={people.items}
          onLoadMore={people.loadMore}
          isLoadingMore={people.isLoadingMore}
          keysFromAnywhere={startsOpen}
        />
      ) : null}
    </section>
  )
}

/** What a group is called. */
export function groupName({ key, label }: Pick<PersonGroup, 'key' | 'label'>): string {
  if (label !== null) return label
  const type = contactTypes.find((each) => each === key)
  if (type) return contactTypeWords[type]
  return words.groupNames[key as keyof typeof words.groupNames] ?? key
}
