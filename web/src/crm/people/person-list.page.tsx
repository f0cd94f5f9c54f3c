import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listFields } from '@firsthand/contract/crm/fields'
import { type PersonInput, type PersonRow, listPeople, updatePerson } from '@firsthand/contract/crm/people'
import { showPersonView } from '@firsthand/contract/crm/people-table'
import { Suspense, useState } from 'react'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { listInput } from './list-input.ts'
import css from './people.module.css'
import { words } from './people.words.ts'
import { PeopleMenu } from './people-menu.tsx'
import { PersonFilters } from './person-filters.tsx'
import { NoMatch, NobodyArchived, NobodyYet } from './person-list-empty.tsx'
import { PersonGroups } from './person-list-groups.tsx'
import { PersonSelection } from './person-list-selection.tsx'
import { EditListBar } from '../lists/edit-list-bar.tsx'
import { ListsMenu } from '../lists/lists-menu.tsx'
import { peopleLists } from '../lists/people-lists.ts'
import { PersonTable, usualDirection } from './person-table.tsx'
import { usePeopleAddress } from './use-people-address.ts'

const ColumnsDialog = whenShown(() => import('./person-table-choose.tsx'))

/** "Who do we know?" */
export default function PersonListPage() {
  const { may } = useYou()
  const go = useGo()
  const [add, setAdd] = useAddressState('add')
  const [address, change] = usePeopleAddress()
  const [typed, setTyped] = useState(address.q)
  const [asked] = useDebouncedValue(typed, 150)
  const [isChoosing, setChoosing] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setAll] = useState(false)
  const { filter, order, group, isArchived, from } = address
  const isNarrowed = asked !== '' || filter.conditions.length > 0 || from !== ''
  const input = listInput({ ...address, q: asked })
  const people = usePages(listPeople, { ...input, limit: 100 }, { keepShowing: true, enabled: group === '' })
  const fields = useOperation(listFields, { of: 'person' }).data?.items ?? []
  const view = useOperation(showPersonView, {}, { keepShowing: true })
  const update = useAct(updatePerson, { invalidates: [listPeople], shownInPlace: true })
  const isEmpty = people.items?.length === 0 && !isNarrowed && !isArchived && group === ''
  const shown = new Set(isAll ? (people.items ?? []).map((person) => person.id) : selected)
  useHotkeyScope([{ keys: 'n', does: words.add, group: words.title, run: () => setAdd('yes') }], {
    enabled: may('member'),
  })
  useHotkeyScope([{ keys: '/', does: words.focusFilter, group: words.title, run: focusSearch }])

  function clear() {
    setTyped('')
    go(isArchived ? '/people?archived=yes' : '/people', { replace: true })
  }

  const table = {
    columns: view.data?.columns,
    fields,
    order,
    onOrder: (next: typeof order) => change({ order: next }),
    ...(may('member') && {
      onSave: (person: PersonRow, cell: Partial<PersonInput>) =>
        update.perform({ person: person.id, ...cell }),
      selected: shown,
      onSelect: (next: Set<string>) => {
        setAll(false)
        setSelected(next)
      },
    }),
  }

  return (
    <Page
      title={words.title}
      width="all"
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
        title={isArchived ? words.archivedQuestion : words.question}
        lead={isArchived ? words.archivedLead : undefined}
        actions={
          <>
            <ListsMenu of={peopleLists} filter={filter} />
            <PeopleMenu />
          </>
        }
      />
      {address.editedList && may('member') ? (
        <EditListBar of={peopleLists} list={address.editedList} filter={filter} />
      ) : null}
      {isEmpty ? null : (
        <PersonFilters
          address={address}
          fields={fields}
          search={{
            value: typed,
            onChange: (value) => {
              setTyped(value)
              change({ q: value })
            },
          }}
          onChange={(next) => {
            setAll(false)
            setSelected(new Set())
            change(next)
          }}
          onClear={clear}
          count={group === '' ? countOf({ total: people.total, isSearch: asked !== '' }) : undefined}
          actions={
            <>
              <Button variant="subtle" onClick={() => setChoosing(true)}>
                {words.columns}
              </Button>
              <ExportList operation={listPeople} sent={input} />
            </>
          }
        />
      )}
      {group === '' && !asked && order.by === 'name' && (people.total?.exact === false || from) ? (
        <Letters
          from={from}
          onChoose={(letter) =>
            change({ from: letter, order: { by: 'name', direction: usualDirection('name') } })
          }
        />
      ) : null}
      {people.failure ? <Broken error={people.failure} retry={people.retry} /> : null}
      {group === '' && people.isPending ? <ListSkeleton /> : null}
      {group !== '' ? (
        <PersonGroups address={{ ...address, q: asked }} table={table} fields={fields} />
      ) : null}
      {group === '' && people.items && people.items.length > 0 ? (
        <PersonTable
          {...table}
          people={people.items}
          onLoadMore={people.loadMore}
          isLoadingMore={people.isLoadingMore}
        />
      ) : null}
      {group === '' && people.items?.length === 0 ? (
        isNarrowed ? (
          <NoMatch onClear={clear} />
        ) : isArchived ? (
          <NobodyArchived />
        ) : (
          <NobodyYet mayAdd={may('member')} onAdd={() => setAdd('yes')} />
        )
      ) : null}
      {may('member') && (selected.size > 0 || isAll) ? (
        <PersonSelection
          selected={selected}
          isAll={isAll}
          total={people.total}
          // A search answers its best matches alone: those are chosen one by one.
          mayChooseAll={group === '' && asked === '' && from === ''}
          filter={filter}
          isArchived={isArchived}
          fields={fields}
          onAll={() => setAll(true)}
          onNone={() => {
            setAll(false)
            setSelected(new Set())
          }}
        />
      ) : null}
      {isChoosing ? (
        <Suspense fallback={null}>
          <ColumnsDialog
            chosen={view.data?.columns ?? []}
            fields={fields}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      ) : null}
      <AddPersonDialog opened={add === 'yes' && may('member')} onClose={() => setAdd('')} />
    </Page>
  )
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A way into the middle of a long list. */
function Letters({ from, onChoose }: { from: string; onChoose: (letter: string) => void }) {
  return (
    <nav className={css.letters} aria-label={words.letters}>
      <button type="button" aria-pressed={from === ''} onClick={() => onChoose('')} title={words.everybody}>
        ⋯
      </button>
      {alphabet.map((letter) => (
        <button key={letter} type="button" aria-pressed={from === letter} onClick={() => onChoose(letter)}>
          {letter}
        </button>
      ))}
    </nav>
  )
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input[type="search"], search input[type="search"]')?.focus()
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
