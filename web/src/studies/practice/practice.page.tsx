import { listMembers } from '@firsthand/contract/platform/members'
import { type PracticeRow, listPractice } from '@firsthand/contract/studies/practice'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate, formatPercent } from '../../kit/format.ts'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Progress } from './practice-progress.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'
import { StartDialog } from './start-dialog.tsx'

/** Practice talks of the team, and how each member has asked over time. */
export default function PracticePage() {
  const talks = usePages(listPractice, {})
  const [starts, setStarts] = useAddressState('start')
  const { may } = useYou()
  const go = useGo()
  const start = may('member') ? (
    <Button variant="filled" onClick={() => setStarts('yes')}>
      {words.start}
    </Button>
  ) : null
  return (
    <Page title={words.title} action={talks.items?.length ? start : null}>
      <PageHeader title={words.question} lead={words.lead} />
      {talks.failure ? <Broken error={talks.failure} retry={talks.retry} /> : null}
      {talks.isPending && !talks.failure ? <ListSkeleton /> : null}
      {talks.items?.length === 0 ? (
        <EmptyState
          title={words.emptyTitle}
          text={words.emptyText}
          action={start}
          example={
            <Card>
              <strong>{words.example.card}</strong>
              <p className={css.faint}>
                {words.example.people} · {words.example.share}
              </p>
            </Card>
          }
        />
      ) : null}
      {talks.items?.length ? (
        <>
          <ListTable
            label={words.title}
            columns={columns}
            rows={talks.items}
            rowKey={(row) => row.id}
            rowHref={(row) => `/practice/${row.id}`}
            onLoadMore={talks.loadMore}
            loadingMore={talks.isLoadingMore}
          />
          <div className={css.below}>
            <Progresses />
          </div>
        </>
      ) : null}
      {starts ? (
        <StartDialog onClose={() => setStarts('')} onDone={({ id }) => go(`/practice/${id}`)} />
      ) : null}
    </Page>
  )
}

const columns: Column<PracticeRow>[] = [
  {
    id: 'role',
    header: words.columns.role,
    render: ({ card }) => card.title,
    width: 'minmax(0, 2fr)',
    priority: 1,
  },
  {
    id: 'who',
    header: words.columns.who,
    render: ({ interviewer, customer }) => words.pair(interviewer.name, customer.name),
    width: 'minmax(0, 2fr)',
  },
  {
    id: 'share',
    header: words.columns.share,
    render: ({ measured }) =>
      measured === null || measured.talkShare === null
        ? words.notMeasured
        : formatPercent(measured.talkShare),
    width: '112px',
  },
  {
    id: 'questions',
    header: words.columns.questions,
    render: ({ measured }) =>
      measured
        ? words.openOf(measured.questions.open, measured.questions.open + measured.questions.closed)
        : '',
    width: '88px',
    priority: 3,
  },
  {
    id: 'truth',
    header: words.columns.truth,
    render: ({ truthFound }) => (truthFound ? words.truth[truthFound] : words.notJudged),
    width: '136px',
    priority: 3,
  },
  {
    id: 'when',
    header: words.columns.when,
    render: ({ createdAt }) => formatDate(createdAt),
    width: '104px',
    priority: 3,
  },
]

function Progresses() {
  const { memberId } = useYou()
  const [member, setMember] = useState<string>(memberId ?? '')
  const members = useOperation(listMembers, {})
  return (
    <Section
      title={words.progress}
      actions={
        <Select
          aria-label={words.progressOf}
          w={200}
          searchable
          allowDeselect={false}
          data={(members.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={member}
          onChange={(id) => id && setMember(id)}
        />
      }
    >
      {member ? <Progress member={member} /> : null}
    </Section>
  )
}
