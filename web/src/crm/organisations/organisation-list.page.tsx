import { Button, Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listFields } from '@firsthand/contract/crm/fields'
import { organisationSorts } from '@firsthand/contract/crm/organisation-filter'
import { createOrganisation, listOrganisations } from '@firsthand/contract/crm/organisations'
import { listOrganisationLists } from '@firsthand/contract/crm/organisation-lists'
import { Suspense, useState } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { FormBody } from '../../shell/form-body.tsx'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words as shared } from '../crm.words.ts'
import { EditListBar } from '../lists/edit-list-bar.tsx'
import { shownList } from '../lists/list-kind.ts'
import { ListsMenu } from '../lists/lists-menu.tsx'
import { organisationLists } from '../organisation-lists/organisation-lists.ts'
import { filterIn } from './organisation-condition.ts'
import { AddCondition } from './organisation-conditions.tsx'
import { listWords, organisationConditionWords } from './organisation-list.words.ts'
import { ChooseColumns, OrganisationTable } from './organisation-table.tsx'
import { words } from './organisations.words.ts'

const OrganisationSelection = whenShown(() => import('../organisation-lists/organisation-selection.tsx'))

/** So many columns of fields fit before somebody chooses. */
const columnsAtFirst = 3

/** "Where do the people we know work?" */
export default function OrganisationListPage() {
  const { may } = useYou()
  const [q, setQ] = useAddressState('q')
  const [add, setAdd] = useAddressState('add')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed, 150)
  const [filterText, setFilterText] = useAddressState('filter')
  const [order, setOrder] = useAddressState('sort')
  const [columnText, setColumnText] = useAddressState('columns')
  const [edits] = useAddressState('edits')
  const [selected, setSelected] = useState<Set<string>>(new Set())
  const fields = useOperation(listFields, { of: 'organisation' }).data?.items ?? []
  const filter = filterIn(filterText)
  const lists = useOperation(
    listOrganisationLists,
    { limit: 200 },
    { enabled: filter.conditions.some((condition) => condition.what === 'list') },
  ).data?.items
  const sort = { id: order.replace(/^-/, '') || 'name', direction: directionOf(order) }
  const sent = {
    q: asked || undefined,
    filter: filter.conditions.length > 0 ? filter : undefined,
    ...orderOf(sort),
  }
  const organisations = usePages(listOrganisations, { ...sent, limit: 50 }, { keepShowing: true })
  const columns =
    columnText === ''
      ? fields.slice(0, columnsAtFirst)
      : fields.filter((field) => columnText.split(',').includes(field.key))
  const isNarrowed = asked !== '' || filter.conditions.length > 0
  const narrow = (conditions: typeof filter.conditions) =>
    setFilterText(conditions.length > 0 ? JSON.stringify({ ...filter, conditions }) : '')
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
        actions={
          <>
            <ListsMenu of={organisationLists} filter={filter} />
            <ExportList operation={listOrganisations} sent={sent} />
          </>
        }
      />
      {edits && may('member') ? <EditListBar of={organisationLists} list={edits} filter={filter} /> : null}
      <FilterBar
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            setQ(value)
          },
          placeholder: words.search,
        }}
        active={filter.conditions.map((condition, at) => ({
          id: `${at} ${JSON.stringify(condition)}`,
          label: organisationConditionWords(condition, fields, lists),
          onRemove: () => narrow(filter.conditions.filter((each) => each !== condition)),
        }))}
        onClear={() => narrow([])}
        actions={
          <ChooseColumns
            fields={fields}
            chosen={columns}
            onChange={(chosen) => setColumnText(chosen.map((field) => field.key).join(',') || 'none')}
          />
        }
      >
        <AddCondition fields={fields} onAdd={(condition) => narrow([...filter.conditions, condition])} />
      </FilterBar>
      {organisations.failure ? <Broken error={organisations.failure} retry={organisations.retry} /> : null}
      {organisations.isPending ? <ListSkeleton /> : null}
      {organisations.items && organisations.items.length > 0 ? (
        <OrganisationTable
          rows={organisations.items}
          fields={columns}
          sort={sort}
          onSort={(id) => setOrder(id === sort.id && sort.direction === usualDirection(id) ? `-${id}` : id)}
          onLoadMore={organisations.loadMore}
          loadingMore={organisations.isLoadingMore}
          {...(may('member') && { selected, onSelect: setSelected })}
        />
      ) : null}
      {selected.size > 0 ? (
        <Suspense fallback={null}>
          <OrganisationSelection
            selected={selected}
            list={shownList(filter)}
            onNone={() => setSelected(new Set())}
          />
        </Suspense>
      ) : null}
      {organisations.items?.length === 0 ? (
        <EmptyState
          title={isNarrowed ? (asked ? words.noMatch : listWords.noMatch) : words.none}
          text={isNarrowed ? (asked ? words.noMatchText : listWords.noMatchText) : words.noneText}
          example={
            isNarrowed ? undefined : (
              <OrganisationTable
                rows={[{ id: '1', name: words.example, website: null, peopleCount: 3, fields: {} }]}
              />
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

/** The other way round is written with a minus in front. */
function directionOf(order: string): 'ascending' | 'descending' {
  const usual = usualDirection(order.replace(/^-/, ''))
  if (!order.startsWith('-')) return usual
  return usual === 'ascending' ? 'descending' : 'ascending'
}

function usualDirection(id: string): 'ascending' | 'descending' {
  return id === 'people' ? 'descending' : 'ascending'
}

function orderOf({ id, direction }: { id: string; direction: 'ascending' | 'descending' }) {
  if (id.startsWith('field:')) return { sortField: id.slice('field:'.length), direction }
  const sort = organisationSorts.find((each) => each === id)
  return sort === undefined || (sort === 'name' && direction === 'ascending') ? {} : { sort, direction }
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
    <FormBody form={form} send={words.save} onClose={onClose}>
      <TextField label={words.name} description={words.addLead} {...form.field('name')} data-autofocus />
      <TextField label={words.website} type="url" placeholder="https://" {...form.field('website')} />
      <TextAreaField label={words.note} {...form.field('note')} />
    </FormBody>
  )
}
