import { Button } from '@mantine/core'
import { listEvents } from '@firsthand/contract/platform/records'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { sentenceOf } from '../../platform/history/history.words.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './timeline.module.css'
import { words } from './person.words.ts'

/** What was changed about one person, read when somebody asks for it. */
export function PersonHistory({ person }: { person: string }) {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <div>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
          {words.history}
        </Button>
      </div>
    )
  }
  return <Changes person={person} />
}

function Changes({ person }: { person: string }) {
  const events = usePages(listEvents, { subject: person, limit: 30 })
  return (
    <Section title={words.history}>
      {events.failure ? <Broken error={events.failure} retry={events.retry} /> : null}
      {events.isPending ? <CardSkeleton rows={3} /> : null}
      {events.items && events.items.length > 0 ? (
        <ol className={css.timeline}>
          {events.items.map((event) => (
            <li key={event.id} className={css.touch}>
              <time dateTime={event.at}>{formatDateTime(event.at)}</time>
              <span>{sentenceOf(event.name)}</span>
              <span className={css.facts}>{event.actor.name ?? words.itself}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {events.loadMore ? (
        <Button variant="subtle" fullWidth loading={events.isLoadingMore} onClick={events.loadMore}>
          {words.earlierChanges}
        </Button>
      ) : null}
    </Section>
  )
}
