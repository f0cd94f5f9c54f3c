import {
  conversationKinds,
  type ConversationRow,
  listConversations,
} from '@firsthand/contract/conversations/conversations'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useOperation, usePages } from '../api/hooks.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { FilterBar } from '../kit/filter-bar.tsx'
import { Icon } from '../kit/icon.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { ListSkeleton } from '../kit/skeletons.tsx'
import { FeedButton } from '../platform/connections/feed-button.tsx'
import { useYou } from '../shell/account.ts'
import { useAddressState, useGo } from '../shell/address.ts'
import { Broken } from '../shell/mishap.tsx'
import { useOfferedName } from '../shell/offers.ts'
import { ExportList } from '../shell/export-list.tsx'
import { Page } from '../shell/page.tsx'
import { ConversationDialog } from './conversation-dialog.tsx'
import { ConversationTable } from './conversation-table.tsx'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'

const states = ['', 'held', 'planned', 'without_evidence'] as const

export default function ConversationListPage() {
  const [q, setQ] = useAddressState('q')
  const [kind, setKind] = useAddressState('kind')
  const [state, setState] = useAddressState('state')
  const [codes, setCodes] = useAddressState('codes')
  const [study, setStudy] = useAddressState('study')
  const studyTitle = useOfferedName('study', study)
  const [log, setLog] = useAddressState('log')
  const [wanted] = useDebouncedValue(q, 200)
  const go = useGo()
  const { may } = useYou()
  const sent = {
    ...(wanted.trim() && { q: wanted }),
    ...(isKind(kind) && { kind }),
    ...(isState(state) && { state }),
    ...(codes !== '' && { codesAll: codes.split(',') }),
    ...(study !== '' && { study }),
  }
  const conversations = usePages(listConversations, sent, { keepShowing: true })
  const isFiltered = q + kind + state + codes + study !== ''
  const codebook = useOperation(listCodes, { counted: false }, { enabled: codes !== '' })
  const codeNames = codes
    .split(',')
    .map((id) => codebook.data?.items.find((code) => code.id === id)?.name ?? '…')
  const isEmpty = conversations.items?.length === 0
  const logButton = (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setLog('yes')}>
      {words.log}
    </Button>
  )
  return (
    <Page title={words.title} action={may('member') ? logButton : null}>
      <PageHeader
        title={words.question}
        actions={
          <>
            <FeedButton kind="calendar" />
            <ExportList operation={listConversations} sent={sent} />
          </>
        }
      />
      {isEmpty && !isFiltered ? (
        <EmptyState
          title={words.emptyTitle}
          text={words.emptyText}
          action={may('member') ? logButton : null}
          example={<ConversationTable label={words.title} rows={[example]} keysFromAnywhere={false} />}
        />
      ) : (
        <div className={css.list}>
          <FilterBar
            search={{ value: q, onChange: setQ, placeholder: words.searchPlaceholder }}
            active={[
              ...(codes === ''
                ? []
                : [{ id: 'codes', label: words.withCodes(codeNames), onRemove: () => setCodes('') }]),
              ...(study === ''
                ? []
                : [{ id: 'study', label: words.ofOneStudy(studyTitle), onRemove: () => setStudy('') }]),
            ]}
            count={
              conversations.total
                ? words.count(conversations.total.count, conversations.total.exact)
                : undefined
            }
          >
            <SegmentedControl
              aria-label={words.whichState}
              value={isState(state) ? state : ''}
              onChange={setState}
              data={states.map((value) => ({
                value,
                label: value === '' ? words.anyState : words.states[value],
              }))}
            />
            <Select
              aria-label={words.kind}
              placeholder={words.anyKind}
              clearable
              w={160}
              data={conversationKinds.map((value) => ({ value, label: words.kinds[value] }))}
              value={isKind(kind) ? kind : null}
              onChange={(value) => setKind(value ?? '')}
            />
          </FilterBar>
          {conversations.failure ? (
            <Broken error={conversations.failure} retry={conversations.retry} />
          ) : null}
          {conversations.isPending && !conversations.failure ? <ListSkeleton /> : null}
          {isEmpty ? <EmptyState title={words.nothingFound} /> : null}
          {conversations.items && !isEmpty ? (
            <ConversationTable
              label={words.title}
              rows={conversations.items}
              onLoadMore={conversations.loadMore}
              loadingMore={conversations.isLoadingMore}
            />
          ) : null}
        </div>
      )}
      {log !== '' && may('member') ? (
        <ConversationDialog
          onClose={() => setLog('')}
          onDone={({ id }) => go(`/conversations/${id}`, { replace: true })}
        />
      ) : null}
    </Page>
  )
}

const example: ConversationRow = {
  id: 'example',
  kind: 'interview',
  title: words.exampleTitle,
  people: [],
  members: [{ id: 'mara', name: 'Mara' }],
  study: null,
  happenedAt: '2026-05-14T09:30:00.000Z',
  heldAt: '2026-05-14T09:30:00.000Z',
  minutes: 40,
  textCount: 1,
  evidenceCount: 7,
  teamShare: 0.28,
}

function isKind(value: string): value is (typeof conversationKinds)[number] {
  return conversationKinds.some((kind) => kind === value)
}

function isState(value: string): value is 'held' | 'planned' | 'without_evidence' {
  return value !== '' && states.some((state) => state === value)
}
