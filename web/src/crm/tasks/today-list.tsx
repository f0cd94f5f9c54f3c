import { type FollowUp, listFollowUps } from '@firsthand/contract/crm/follow-ups'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { Face, Tag } from '../../kit/person-chip.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { QuickLog } from '../touchpoints/quick-log.tsx'
import { zoneHere } from '../touchpoints/days-here.ts'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'
import { useDueKeys } from './use-due-keys.ts'
import { mayPutOff, useFollowUpActs } from './use-follow-up-acts.ts'

/** The list of the day: whom to get back to and why. What is skipped comes back with the next visit. */
export function TodayList({ mayChange }: { mayChange: boolean }) {
  const list = useOperation(listFollowUps, { timeZone: zoneHere() })
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set())
  if (list.failure) return <Broken error={list.failure} retry={list.retry} />
  if (!list.data) return <CardSkeleton rows={4} />
  const { items, isMore } = list.data
  const shown = items.filter((item) => !skipped.has(keyOf(item)))
  return (
    <>
      <DueList
        items={shown}
        mayChange={mayChange}
        onSkip={(item) => setSkipped((before) => new Set([...before, keyOf(item)]))}
      />
      {isMore ? <p className={css.hint}>{words.more(items.length)}</p> : null}
      {skipped.size > 0 ? (
        <p className={css.none}>
          {words.skipped(skipped.size)}{' '}
          <Button size="xs" variant="subtle" onClick={() => setSkipped(new Set())}>
            {words.bringBack}
          </Button>
        </p>
      ) : null}
    </>
  )
}

/** The list itself, for the page and its stories. */
export function DueList({
  items,
  mayChange,
  onSkip,
}: {
  items: readonly FollowUp[]
  mayChange: boolean
  onSkip: (item: FollowUp) => void
}) {
  const [logging, setLogging] = useState<string>()
  const acts = useFollowUpActs()
  const keys = useDueKeys(items, {
    mayChange,
    log: (item) => item.person && setLogging(keyOf(item)),
    finish: (item) => item.task && acts.finish(item.task),
    skip: onSkip,
    putOff: acts.putOff,
  })

  if (items.length === 0)
    return (
      <EmptyState
        title={words.nobody}
        text={words.nobodyText}
        example={<Row item={example} mayChange={false} onSkip={() => undefined} onLog={() => undefined} />}
      />
    )
  return (
    <Card flush>
      <ul className={css.due} ref={keys}>
        {items.map((item, index) => (
          <li key={keyOf(item)} data-place={index}>
            <Row
              item={item}
              mayChange={mayChange}
              onSkip={() => onSkip(item)}
              onLog={() => setLogging(logging === keyOf(item) ? undefined : keyOf(item))}
            />
            {logging === keyOf(item) && item.person ? (
              <div className={css.log}>
                <QuickLog
                  people={[item.person]}
                  onDone={() => setLogging(undefined)}
                  onMore={() => acts.open(`/touch?person=${item.person!.id}`)}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? <p className={css.hint}>{words.keys}</p> : null}
    </Card>
  )
}

function Row({
  item,
  mayChange,
  onSkip,
  onLog,
}: {
  item: FollowUp
  mayChange: boolean
  onSkip: () => void
  onLog: () => void
}) {
  const acts = useFollowUpActs()
  const { person, mayContact, task, why, isLate, kind } = item
  const name = person?.name ?? task?.title ?? why
  return (
    <div className={css.row}>
      <Face name={name} />
      <div className={css.words}>
        <span>
          {person ? (
            <Link className={css.name} href={`/people/${person.id}`}>
              {person.name}
            </Link>
          ) : null}{' '}
          <Tag>{words.kinds[kind] ?? kind}</Tag> {isLate ? <Tag>{words.late}</Tag> : null}{' '}
          {mayContact ? null : <Tag>{words.noContact}</Tag>}
        </span>
        <span>
          {places[kind] ? (
            <Link className={css.name} href={places[kind](item.id)}>
              {why}
            </Link>
          ) : (
            why
          )}
        </span>
      </div>
      {mayChange ? (
        <div className={css.rowActs}>
          {task ? (
            <Button aria-label={words.doneNamed(task.title)} onClick={() => acts.finish(task)}>
              {words.done}
            </Button>
          ) : null}
          {person ? (
            <Button aria-label={words.logWith(person.name)} onClick={onLog}>
              {words.talked}
            </Button>
          ) : null}
          {mayPutOff(item) ? (
            <Button variant="subtle" aria-label={words.snoozeNamed(name)} onClick={() => acts.putOff(item)}>
              {words.snooze}
            </Button>
          ) : null}
          <Button variant="subtle" color="gray" aria-label={words.skipNamed(name)} onClick={onSkip}>
            {words.skip}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Where a line is worked on, where that is a page of its own. */
const places: Record<string, (id: string) => string> = {
  handoff: (id) => `/handoffs/${id}`,
  complaint: (id) => `/complaints?open=${id}`,
  promise: () => '/promises?view=due',
}

function keyOf({ kind, id }: FollowUp): string {
  return `${kind} ${id}`
}

const example: FollowUp = {
  kind: 'touch',
  id: 'example',
  person: { id: 'example', name: 'Nele Brandt', organisation: null, contactTypes: [], lastTouchAt: null },
  mayContact: true,
  why: words.exampleWhy,
  dueAt: new Date().toISOString(),
  isLate: true,
  task: null,
}
