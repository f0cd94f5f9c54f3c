import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ContactType, contactTypes, listPeople } from '@firsthand/contract/crm/people'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { words } from './people.words.ts'
import { PeopleMenu } from './people-menu.tsx'
import { NoMatch, NobodyArchived, NobodyYet } from './person-list-empty.tsx'
import { PersonFilters } from './person-filters.tsx'
import { PersonTable, type Sort } from './person-table.tsx'

/** "Who do we know?" */
export default function PersonListPage() {
  const { may } = useYou()
  const go = useGo()
  const [add, setAdd] = useAddressState('add')
  const [q, setQ] = useAddressState('q')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed, 150)
  const [type, setType] = useAddressState('type')
  const [touch, setTouch] = useAddressState('touch')
  const [organisation, setOrganisation] = useAddressState('organisation')
  const [archived, setArchived] = useAddressState('archived')
  const [sort, setSort] = useAddressState('sort')
  const filters = {
    contactType: contactTypes.find((each) => each === type),
    touch: touch === 'due' || touch === 'never' ? (touch as 'due' | 'never') : undefined,
    organisation: organisation || undefined,
  }
  const order = isSort(sort) ? sort : 'name'
  const isNarrowed = asked !== '' || Object.values(filters).some((value) => value !== undefined)
  const people = usePages(
    listPeople,
    { ...filters, q: asked || undefined, archived: archived === 'yes', sort: order, limit: 50 },
    { keepShowing: true },
  )
  const isEmpty = people.items?.length === 0 && !isNarrowed && archived === ''
  useHotkeyScope([{ keys: 'n', does: words.add, group: words.title, run: () => setAdd('yes') }], {
    enabled: may('member'),
  })

  function clear() {
    setTyped('')
    go(archived ? '/people?archived=yes' : '/people', { replace: true })
  }

  return (
    <Page
      title={words.title}
      action={
        may('member') ? (
          <>
            <Button onClick={() => go('/imports/new')}>{words.import}</Button>
            <Button variant="filled" onClick={() => setAdd('yes')}>
              {words.add}
            </Button>
          </>
        ) : null
      }
    >
      <PageHeader
        title={archived ? words.archivedQuestion : words.question}
        lead={archived ? words.archivedLead : undefined}
        actions={<PeopleMenu />}
      />
      {isEmpty ? null : (
        <PersonFilters
          search={{
            value: typed,
            onChange: (value) => {
              setTyped(value)
              setQ(value)
            },
          }}
          type={filters.contactType}
          onType={(value: ContactType | undefined) => setType(value ?? '')}
          touch={filters.touch}
          onTouch={(value) => setTouch(value ?? '')}
          organisation={filters.organisation}
          onOrganisation={(value) => setOrganisation(value ?? '')}
          isArchived={archived === 'yes'}
          onArchived={(value) => setArchived(value ? 'yes' : '')}
          sort={order}
          onSort={(value) => setSort(value === 'name' ? '' : value)}
          onClear={clear}
          count={countOf({ total: people.total, isSearch: asked !== '' })}
        />
      )}
      {people.failure ? <Broken error={people.failure} retry={people.retry} /> : null}
      {people.isPending ? <ListSkeleton /> : null}
      {people.items && people.items.length > 0 ? (
        <PersonTable
          people={people.items}
          sort={order}
          onSort={(value) => setSort(value === 'name' ? '' : value)}
          {...(people.loadMore && { onLoadMore: people.loadMore })}
          isLoadingMore={people.isLoadingMore}
        />
      ) : null}
      {people.items?.length === 0 ? (
        isNarrowed ? (
          <NoMatch onClear={clear} />
        ) : archived ? (
          <NobodyArchived />
        ) : (
          <NobodyYet mayAdd={may('member')} onAdd={() => setAdd('yes')} />
        )
      ) : null}
      <AddPersonDialog opened={add === 'yes' && may('member')} onClose={() => setAdd('')} />
    </Page>
  )
}

function isSort(value: string): value is Sort {
  return value in words.sorts
}

function countOf({
  total,
  isSearch,
}: {
  total: { count: number; exact: boolean } | undefined
  isSearch: boolean
}) {
  if (!total) return undefined
  return isSearch && total.count >= 200 ? words.bestMatches(total.count) : words.count(total)
}
