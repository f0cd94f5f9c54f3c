import { Select } from '@mantine/core'
import { listMembers } from '@firsthand/contract/platform/members'
import { type EventView, listEvents } from '@firsthand/contract/platform/records'
import { showRetention } from '@firsthand/contract/platform/retention'
import { useState } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useDomains } from '../../shell/domains-context.tsx'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { changesBetween } from './changes.ts'
import css from './history.module.css'
import { sentenceOf, whoDid, words } from './history.words.ts'

type Event = EventView

/** Everything that was changed in the workspace, newest first. */
export default function HistoryPage() {
  const [kind, setKind] = useState<string | null>(null)
  const [member, setMember] = useState<string | null>(null)
  const members = useOperation(listMembers, { withFormer: true })
  const asked = { ...(kind && { kind }), ...(member && { member }) }
  const events = usePages(listEvents, { limit: 50, ...asked }, { keepShowing: true })
  const isFiltered = kind !== null || member !== null
  return (
    <SettingsPage
      part="history"
      heading={words.heading}
      lead={<Lead />}
      action={<ExportList operation={listEvents} sent={asked} />}
    >
      <div className={css.filters}>
        <Select
          label={words.about}
          placeholder={words.anything}
          data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={setKind}
          clearable
          searchable
        />
        <Select
          label={words.by}
          placeholder={words.anybody}
          data={(members.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={member}
          onChange={setMember}
          clearable
          searchable
        />
      </div>
      {events.failure ? <Broken error={events.failure} retry={events.retry} /> : null}
      {events.isPending ? <ListSkeleton rows={10} /> : null}
      {events.items?.length === 0 ? isFiltered ? <p>{words.noneOfThese}</p> : <NothingYet /> : null}
      {events.items && events.items.length > 0 ? (
        <ol className={css.list} aria-label={words.list}>
          {events.items.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      ) : null}
      {events.loadMore ? (
        <button type="button" className={css.more} onClick={events.loadMore} disabled={events.isLoadingMore}>
          {events.isLoadingMore ? words.loading : words.earlier}
        </button>
      ) : null}
    </SettingsPage>
  )
}

/** What may be missing from the list is said as it is set, and an erasure empties lines whatever is set. */
function Lead() {
  const { data } = useOperation(showRetention, {})
  const days = data?.rules.find(({ kind }) => kind === 'history')?.afterDays
  return <>{data ? words.lead(days ?? null) : words.leadStart}</>
}

function EventLine({ event }: { event: Event }) {
  const changes = changesBetween(event.before, event.after, event.name.endsWith('.updated'))
  const subject = useSubject(event)
  const start = (
    <>
      <time dateTime={event.at}>{formatDateTime(event.at)}</time>
      <span className={css.who}>{whoDid(event)}</span>
    </>
  )
  if (changes.length === 0) {
    return (
      <li className={css.line}>
        {start}
        <span>
          {sentenceOf(event.name)}
          {subject ? ': ' : null}
          {subject?.path ? <Link href={subject.path}>{subject.name}</Link> : subject?.name}
        </span>
      </li>
    )
  }
  return (
    <li>
      <details>
        <summary className={css.line}>
          {start}
          <span>
            {sentenceOf(event.name)}
            {subject ? `: ${subject.name}` : null}
          </span>
        </summary>
        <dl className={css.changes}>
          {changes.map(({ field, before, after, isGone }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                {before === undefined ? null : isGone ? <del>{before}</del> : words.itWas(before)}
                {before === undefined || after === undefined ? null : ' → '}
                {after === undefined ? null : <ins>{after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
        {subject?.path ? (
          <p className={css.open}>
            <Link href={subject.path}>{words.open(subject.name)}</Link>
          </p>
        ) : null}
      </details>
    </li>
  )
}

/** What a change was about, and where that opens. */
function useSubject({ subject }: Event): { name: string; path: string | undefined } | undefined {
  const found = useDomains().find((domain) => domain.found?.[subject.kind])?.found?.[subject.kind]
  if (!subject.name) return undefined
  const path = subject.kind === 'member' ? '/settings/members' : found?.path(subject.id, 0)
  return { name: subject.name, path }
}

function NothingYet() {
  return (
    <EmptyState
      title={words.none}
      text={words.noneText}
      example={
        <div className={css.line}>
          <span>09:30</span>
          <span className={css.who}>{words.exampleWho}</span>
          <span>{words.exampleWhat}</span>
        </div>
      }
    />
  )
}
