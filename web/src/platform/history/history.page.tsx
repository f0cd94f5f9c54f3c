import { type EventView, listEvents } from '@firsthand/contract/platform/records'
import type { z } from 'zod'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { changesBetween } from './changes.ts'
import css from './history.module.css'
import { sentenceOf, words } from './history.words.ts'

type Event = z.output<typeof EventView>

/** Everything that was changed in the workspace, newest first. */
export default function HistoryPage() {
  const events = usePages(listEvents, { limit: 50 })
  return (
    <SettingsPage part="history" heading={words.heading} lead={words.lead}>
      {events.failure ? <Broken error={events.failure} retry={events.retry} /> : null}
      {events.isPending ? <ListSkeleton rows={10} /> : null}
      {events.items?.length === 0 ? <NothingYet /> : null}
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

function EventLine({ event }: { event: Event }) {
  const changes = changesBetween(event.before, event.after)
  const line = (
    <>
      <time dateTime={event.at}>{formatDateTime(event.at)}</time>
      <span className={css.who}>{whoDid(event)}</span>
      <span>{sentenceOf(event.name)}</span>
    </>
  )
  if (changes.length === 0) return <li className={css.line}>{line}</li>
  return (
    <li>
      <details>
        <summary className={css.line}>{line}</summary>
        <dl className={css.changes}>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                {before === undefined ? null : <del>{before}</del>}
                {before === undefined || after === undefined ? null : ' → '}
                {after === undefined ? null : <ins>{after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}

function whoDid({ actor, through }: Event): string {
  if (actor.name) return through ? words.through[through.kind](actor.name, through.name) : actor.name
  return actor.kind === 'visitor' ? words.visitor : words.system
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
