import { Button } from '@mantine/core'
import { type ImportView, listImports } from '@firsthand/contract/crm/imports'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime, formatNumber } from '../../kit/format.ts'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words } from './imports.words.ts'
import { SavedMappings } from './saved-mappings.tsx'

/** "Where did our people come from?" */
export default function ImportListPage() {
  const { may } = useYou()
  const go = useGo()
  const imports = usePages(listImports, { limit: 50 })
  const start = may('member') ? (
    <Button variant="filled" onClick={() => go('/imports/new')}>
      {words.title}
    </Button>
  ) : null
  return (
    <Page title={words.imports} crumbs={[{ label: words.crumb, path: '/people' }]} action={start}>
      <PageHeader title={words.listQuestion} />
      {imports.failure ? <Broken error={imports.failure} retry={imports.retry} /> : null}
      {imports.isPending ? <ListSkeleton rows={4} /> : null}
      {imports.items?.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} action={start} />
      ) : null}
      {imports.items && imports.items.length > 0 ? (
        <ListTable
          label={words.imports}
          rows={imports.items}
          columns={columns}
          rowKey={(row) => row.id}
          rowName={(row) => row.fileName}
          rowHref={(row) => `/imports/${row.id}`}
          onLoadMore={imports.loadMore}
          loadingMore={imports.isLoadingMore}
        />
      ) : null}
      <SavedMappings />
    </Page>
  )
}

const columns: Column<ImportView>[] = [
  {
    id: 'file',
    header: words.fileColumn,
    width: 'minmax(0, 2fr)',
    priority: 1,
    render: (row) => row.fileName,
  },
  {
    id: 'state',
    header: words.state,
    width: '96px',
    render: (row) => words.states[row.undoneAt ? 'undone' : row.job.state],
  },
  {
    id: 'created',
    header: words.created,
    width: '96px',
    end: true,
    render: (row) => formatNumber(row.peopleCreated),
  },
  {
    id: 'updated',
    header: words.updated,
    width: '136px',
    end: true,
    priority: 3,
    render: (row) => formatNumber(row.peopleUpdated),
  },
  {
    id: 'refused',
    header: words.refused,
    width: '72px',
    end: true,
    render: (row) => formatNumber(row.rowsRefused),
  },
  { id: 'when', header: words.when, width: '152px', render: (row) => formatDateTime(row.createdAt) },
]
