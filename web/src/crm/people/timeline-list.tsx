import type { TimelineEntry } from '@firsthand/contract/crm/timeline'
import type { TouchpointView } from '@firsthand/contract/crm/touchpoints'
import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate, relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { dayHere } from '../touchpoints/days-here.ts'
import { words } from '../touchpoints/touchpoints.words.ts'
import css from './timeline.module.css'

const MendTouch = whenShown(async () => ({
  default: (await import('../touchpoints/touch-form.tsx')).MendTouch,
}))

type ListProps = {
  entries: readonly TimelineEntry[]
  isFiltered?: boolean
  onShowAll?: () => void
  onTakeBack?: ((touch: TouchpointView) => void) | undefined
}

/** The entries of a timeline under their days, for the page and its stories. */
export function TimelineList({ entries, isFiltered = false, onShowAll, onTakeBack }: ListProps) {
  if (entries.length === 0 && isFiltered)
    return <EmptyState title={words.noneSuch} action={<Button onClick={onShowAll}>{words.showAll}</Button>} />
  if (entries.length === 0)
    return (
      <EmptyState
        title={words.noEntries}
        text={words.noEntriesText}
        example={<Entry entry={example} onTakeBack={undefined} />}
      />
    )
  return (
    <ol className={css.timeline}>
      {byDay(entries).map(([day, some]) => (
        <li key={day} className={css.day}>
          <h3>
            <time dateTime={day} title={formatDate(some[0]!.at)}>
              {relativeDays(some[0]!.at)}
            </time>
            <span className={css.date}>{formatDate(some[0]!.at)}</span>
          </h3>
          <ol className={css.entries}>
            {folded(some).map((run) => (
              <li key={keyOf(run[0]!)}>
                {run.length === 1 ? (
                  <Entry entry={run[0]!} onTakeBack={onTakeBack} />
                ) : (
                  <details className={css.run}>
                    <summary>{words.pieces(run.length)}</summary>
                    {run.map((entry) => (
                      <Entry key={keyOf(entry)} entry={entry} onTakeBack={onTakeBack} />
                    ))}
                  </details>
                )}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry, onTakeBack }: { entry: TimelineEntry; onTakeBack: ListProps['onTakeBack'] }) {
  const [isMending, setMending] = useState(false)
  const { touch, title, detail } = entry
  if (touch && isMending)
    return (
      <div className={css.mending}>
        <Suspense fallback={null}>
          <MendTouch touch={touch} onClose={() => setMending(false)} />
        </Suspense>
      </div>
    )
  const mayMend = onTakeBack !== undefined && touch !== null && touch.source === null
  const href = addressOf(entry)
  return (
    <div className={css.touch} data-kind={entry.kind} data-outcome={touch?.outcome ?? undefined}>
      <div className={css.words}>
        {entry.kind === 'evidence' ? (
          <q className={css.quote} dir="auto">
            {title}
          </q>
        ) : href && !touch ? (
          <Link href={href}>{title}</Link>
        ) : (
          <strong>{title}</strong>
        )}{' '}
        <span className={css.facts}>{factsOf(entry).join(' · ')}</span>
        {href && (touch || entry.kind === 'evidence') ? (
          <>
            {' '}
            <Link className={css.facts} href={href}>
              {entry.kind === 'evidence'
                ? (words.evidenceKinds[detail] ?? detail)
                : (words.openSource[touch?.source?.kind ?? ''] ?? words.openConversation)}
            </Link>
          </>
        ) : null}
        {detail && entry.kind !== 'evidence' ? <p>{detail}</p> : null}
      </div>
      {mayMend ? (
        <div className={css.acts}>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={words.mendTouch(title)}
            onClick={() => setMending(true)}
          >
            {words.mend}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={words.takeBackTouch(title)}
            onClick={() => onTakeBack(touch)}
          >
            {words.takeBack}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function factsOf({ touch, member }: TimelineEntry): string[] {
  if (!touch) return member ? [words.byMember(member.name)] : []
  return [
    touch.direction === 'both' ? undefined : words.directions[touch.direction],
    touch.outcome && touch.outcome !== 'reached' ? words.outcomes[touch.outcome] : undefined,
    touch.minutes ? words.lasted(touch.minutes) : undefined,
    member ? words.by(member.name) : undefined,
  ].filter((fact) => fact !== undefined)
}

const places: Record<string, (id: string) => string> = {
  person: (id) => `/people/${id}`,
  conversation: (id) => `/conversations/${id}`,
  evidence: (id) => `/evidence?open=${id}`,
  import: (id) => `/imports/${id}`,
  entry: (id) => `/entries/${id}`,
  complaint: (id) => `/complaints?view=all&open=${id}`,
  promise: () => '/promises?view=all',
  task: () => '/follow-ups?show=tasks&state=done',
}

function addressOf({ link }: TimelineEntry): string | undefined {
  return link ? places[link.kind]?.(link.id) : undefined
}

/** The entries of each day here, in the order in which they stand. */
function byDay(entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] {
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = dayHere(new Date(entry.at))
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}

const fewPieces = 2

/** The evidence of a day as one line where it is more than a few pieces: it stands on the page in full already. */
function folded(entries: TimelineEntry[]): TimelineEntry[][] {
  const evidence = entries.filter(({ kind }) => kind === 'evidence')
  if (evidence.length <= fewPieces) return entries.map((entry) => [entry])
  return entries.flatMap((entry) => {
    if (entry.kind !== 'evidence') return [[entry]]
    return entry === evidence[0] ? [evidence] : []
  })
}

function keyOf({ kind, id, at }: TimelineEntry): string {
  return `${kind} ${id} ${at}`
}

const nobody = '00000000-0000-7000-8000-000000000000'
const example: TimelineEntry = {
  kind: 'touch',
  id: nobody,
  at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  title: 'Coffee',
  detail: words.example,
  member: null,
  link: null,
  touch: {
    id: nobody,
    personId: nobody,
    at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    direction: 'both',
    channel: 'coffee',
    outcome: 'reached',
    minutes: 40,
    note: '',
    member: null,
    source: null,
    version: 1,
  },
}
