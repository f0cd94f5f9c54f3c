import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import {
  type OrganisationListRow,
  listOrganisationLists,
  removeOrganisationList,
  showOrganisationList,
  updateOrganisationList,
} from '@firsthand/contract/crm/organisation-lists'
import { Suspense, lazy, useState } from 'react'
import { call } from '../../api/client.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words as shared } from '../crm.words.ts'
import { CellEditor } from '../people/person-table-cell.tsx'
import { editPathOf, pathOf } from './list-path.ts'
import { words } from './organisation-lists.words.ts'

const SaveList = lazy(() => import('./save-list.tsx'))

/** "Which organisations do we keep together?" */
export default function ListsPage() {
  const { may } = useYou()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const [isMaking, setMaking] = useState(false)
  const lists = usePages(listOrganisationLists, { q: asked || undefined, limit: 50 }, { keepShowing: true })
  const rename = useAct(updateOrganisationList, { invalidates: [listOrganisationLists], shownInPlace: true })
  const columns = may('member')
    ? [
        {
          ...nameColumn,
          edit: (list: OrganisationListRow, close: () => void) => (
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
      crumbs={[{ label: shared.organisations, path: '/organisations' }]}
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
          rowHref={(list) => pathOf(list.id)}
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
              rows={[example]}
              columns={[nameColumn, ...otherColumns]}
              rowKey={(list) => list.id}
            />
          }
        />
      ) : null}
      {isMaking ? (
        <Suspense fallback={null}>
          <SaveList onClose={() => setMaking(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}

const nameColumn: Column<OrganisationListRow> = {
  id: 'name',
  header: words.name,
  width: 'minmax(0, 2fr)',
  priority: 1,
  render: (list) => list.name,
}

const otherColumns: Column<OrganisationListRow>[] = [
  { id: 'kind', header: words.kind, width: '72px', render: (list) => words.kinds[list.kind] },
  {
    id: 'organisations',
    header: words.organisations,
    width: '120px',
    end: true,
    render: (list) => words.about(list.organisations),
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

const actionColumn: Column<OrganisationListRow> = {
  id: 'actions',
  header: words.change,
  width: '64px',
  render: (list) => <ListActions list={list} />,
}

function ListActions({ list }: { list: OrganisationListRow }) {
  const { may } = useYou()
  const go = useGo()
  const workspace = useWorkspaceId()
  const change = async () => {
    const { filter } = await call(showOrganisationList, { list: list.id }, { workspace })
    if (filter) go(editPathOf(list.id, filter))
  }
  const update = useAct(updateOrganisationList, { invalidates: [listOrganisationLists] })
  const remove = useAct(removeOrganisationList, { onDone: () => showDone(words.removed(list.name)) })
  if (!list.isYours && !may('admin')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={words.actions(list.name)}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {list.kind === 'live' ? (
          <Menu.Item onClick={() => void change()}>{words.changeFilter}</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => update.act({ list: list.id, shared: !list.isShared })}>
          {list.isShared ? words.makePrivate : words.makeShared}
        </Menu.Item>
        <Menu.Item onClick={() => remove.act({ list: list.id })}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const example: OrganisationListRow = {
  id: 'example',
  name: words.example,
  note: '',
  kind: 'live',
  isShared: true,
  isYours: true,
  madeBy: null,
  organisations: { count: 14, exact: true },
  updatedAt: new Date(0).toISOString(),
}
