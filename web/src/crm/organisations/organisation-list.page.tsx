import { Button, Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createOrganisation, listOrganisations } from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Fields, TextAreaField, TextField } from '../../kit/fields.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words as shared } from '../crm.words.ts'
import { words } from './organisations.words.ts'

type Row = { id: string; name: string; website: string | null; peopleCount: number }

/** "Where do the people we know work?" */
export default function OrganisationListPage() {
  const { may } = useYou()
  const [q, setQ] = useAddressState('q')
  const [add, setAdd] = useAddressState('add')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed, 150)
  const organisations = usePages(
    listOrganisations,
    { q: asked || undefined, limit: 50 },
    { keepShowing: true },
  )
  return (
    <Page
      title={words.title}
      crumbs={[{ label: shared.people, path: '/people' }]}
      action={
        may('member') ? (
          <Button variant="filled" onClick={() => setAdd('yes')}>
            {words.add}
          </Button>
        ) : null
      }
    >
      <PageHeader
        title={words.question}
        actions={<ExportList operation={listOrganisations} sent={{ q: asked || undefined }} />}
      />
      <FilterBar
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            setQ(value)
          },
          placeholder: words.search,
        }}
      />
      {organisations.failure ? <Broken error={organisations.failure} retry={organisations.retry} /> : null}
      {organisations.isPending ? <ListSkeleton /> : null}
      {organisations.items && organisations.items.length > 0 ? (
        <OrganisationTable
          rows={organisations.items}
          onLoadMore={organisations.loadMore}
          isLoadingMore={organisations.isLoadingMore}
        />
      ) : null}
      {organisations.items?.length === 0 ? (
        <EmptyState
          title={asked ? words.noMatch : words.none}
          text={asked ? words.noMatchText : words.noneText}
          example={
            asked ? undefined : (
              <OrganisationTable rows={[{ id: '1', name: words.example, website: null, peopleCount: 3 }]} />
            )
          }
        />
      ) : null}
      <Modal opened={add === 'yes' && may('member')} onClose={() => setAdd('')} title={words.add}>
        <AddOrganisation onClose={() => setAdd('')} />
      </Modal>
    </Page>
  )
}

function OrganisationTable({
  rows,
  onLoadMore,
  isLoadingMore,
}: {
  rows: readonly Row[]
  onLoadMore?: (() => void) | undefined
  isLoadingMore?: boolean
}) {
  return (
    <ListTable
      label={words.title}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/organisations/${row.id}`}
      columns={[
        { id: 'name', header: words.name, width: 'minmax(0, 2fr)', priority: 1, render: (row) => row.name },
        {
          id: 'website',
          header: words.website,
          width: 'minmax(0, 2fr)',
          priority: 3,
          render: (row) => row.website?.replace(/^https?:\/\//, '') ?? '',
        },
        {
          id: 'people',
          header: words.people,
          width: '72px',
          end: true,
          render: (row) => row.peopleCount || '',
        },
      ]}
      onLoadMore={onLoadMore}
      loadingMore={isLoadingMore ?? false}
    />
  )
}

function AddOrganisation({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const form = useForm(createOrganisation, {
    start: { name: '', website: '', note: '' },
    prepare: ({ website, ...values }) => ({ ...values, website: website || null }),
    onDone: ({ id, name }) => {
      showDone(words.added(name))
      go(`/organisations/${id}`)
    },
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled" loading={form.isSending}>
              {words.save}
            </Button>
          </>
        }
      >
        <TextField label={words.name} description={words.addLead} {...form.field('name')} data-autofocus />
        <TextField label={words.website} type="url" placeholder="https://" {...form.field('website')} />
        <TextAreaField label={words.note} {...form.field('note')} />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}
