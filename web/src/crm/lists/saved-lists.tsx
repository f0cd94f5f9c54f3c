import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ListRow } from '@firsthand/contract/crm/lists'
import type { OrganisationListRow } from '@firsthand/contract/crm/organisation-lists'
import { type ReactNode, useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { CellEditor } from '../people/person-table-cell.tsx'
import { type AnyRow, type ListKind, sizeOf } from './list-kind.ts'
import { SaveList } from './save-list.tsx'
import { useChangeFilter } from './use-change-filter.ts'

type Props = {
  of: ListKind
  /** How much is on the list that stands for lists where there are none. */
  example: Pick<ListRow, 'people'> | Pick<OrganisationListRow, 'organisations'>
  children?: ReactNode
}

/** The saved lists of one kind, to be found, renamed, shared and removed. */
export function SavedLists({ of, example, children }: Props) {
  const { words } = of
  const { may } = useYou()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const [isMaking, setMaking] = useState(false)
  const lists = usePages(of.list, { q: asked || undefined, limit: 50 }, { keepShowing: true })
  const rename = useAct(of.update, { invalidates: [of.list], shownInPlace: true })
  const { nameColumn, otherColumns, actionColumn } = columnsOf(of)
  const columns = may('member')
    ? [
        {
          ...nameColumn,
          edit: (list: AnyRow, close: () => void) => (
            <CellEditor
              label={words.name}
              value={list.name}
              onSave={(name) => rename.perform({ list: list.id, name })}
              onClose={close}
            />
          ),
        },
        ...otherColumns,
        actionColumn,
      ]
    : [nameColumn, ...otherColumns]
  return (
    <Page
      title={words.title}
      crumbs={[{ label: of.all.label, path: of.all.path }]}
      action={
        may('member') ? (
          <Button variant="filled" onClick={() => setMaking(true)}>
            {words.newFixed}
          </Button>
        ) : null
      }
    >
      <PageHeader title={words.question} lead={words.lead} />
      <FilterBar search={{ value: typed, onChange: setTyped, placeholder: words.search }} />
      {lists.failure ? <Broken error={lists.failure} retry={lists.retry} /> : null}
      {lists.isPending ? <ListSkeleton /> : null}
      {lists.items && lists.items.length > 0 ? (
        <ListTable
          label={words.title}
          rows={lists.items}
          columns={columns}
          rowKey={(list) => list.id}
          rowName={(list) => list.name}
          rowHref={(list) => of.pathOf(list.id)}
          onLoadMore={lists.loadMore}
          loadingMore={lists.isLoadingMore}
        />
      ) : null}
      {lists.items?.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          example={
            <ListTable
              label={words.title}
              rows={[{ ...exampleList, name: words.example, ...example }]}
              columns={[nameColumn, ...otherColumns]}
              rowKey={(list) => list.id}
            />
          }
        />
      ) : null}
      {children}
      {isMaking ? <SaveList of={of} onClose={() => setMaking(false)} /> : null}
    </Page>
  )
}

/** Where a list stands for all, so that people see what theirs will look like. */
const exampleList = {
  id: 'example',
  note: '',
  kind: 'live' as const,
  isShared: true,
  isYours: true,
  madeBy: null,
  updatedAt: new Date(0).toISOString(),
}

function columnsOf(of: ListKind) {
  const { words } = of
  const nameColumn: Column<AnyRow> = {
    id: 'name',
    header: words.name,
    width: 'minmax(0, 2fr)',
    priority: 1,
    render: (list) => list.name,
  }
  const otherColumns: Column<AnyRow>[] = [
    { id: 'kind', header: words.kind, width: '72px', render: (list) => words.kinds[list.kind] },
    {
      id: 'holds',
      header: words.holds,
      width: '120px',
      end: true,
      render: (list) => words.about(sizeOf(list)),
    },
    {
      id: 'madeBy',
      header: words.madeBy,
      width: 'minmax(0, 1fr)',
      priority: 3,
      render: (list) => list.madeBy ?? '',
    },
    {
      id: 'seenBy',
      header: words.seenBy,
      width: '96px',
      render: (list) => (list.isShared ? words.everybody : words.onlyYou),
    },
  ]
  const actionColumn: Column<AnyRow> = {
    id: 'actions',
    header: words.change,
    width: '64px',
    render: (list) => <ListActions of={of} list={list} />,
  }
  return { nameColumn, otherColumns, actionColumn }
}

function ListActions({ of, list }: { of: ListKind; list: AnyRow }) {
  const { words } = of
  const { may } = useYou()
  const { change, isOpening } = useChangeFilter(of)
  const update = useAct(of.update, { invalidates: [of.list] })
  const remove = useAct(of.remove, { onDone: () => showDone(words.removed(list.name)) })
  if (!list.isYours && !may('admin')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" loading={isOpening} aria-label={words.actions(list.name)}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {list.kind === 'live' ? (
          <Menu.Item onClick={() => change(list.id)}>{words.changeFilter}</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => update.act({ list: list.id, shared: !list.isShared })}>
          {list.isShared ? words.makePrivate : words.makeShared}
        </Menu.Item>
        <Menu.Item onClick={() => remove.act({ list: list.id })}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
