import type { Context, Through } from '../context.ts'
import { newId } from '../db/ids.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Consumer } from '../domain.ts'

/** One change, as it was recorded: the audit entry and the news in one. */
export type RecordedEvent = {
  id: string
  name: string
  at: string
  actorId: string | null
  actorKind: 'member' | 'key' | 'system' | 'visitor'
  through: Through | null
  subjectKind: string
  subjectId: string
  before: unknown
  after: unknown
}

const rowsAtOnce = 1_000

const eventTypes = {
  id: 'uuid',
  name: 'text',
  at: 'timestamptz',
  actorId: 'uuid',
  actorKind: 'text',
  through: 'jsonb',
  subjectKind: 'text',
  subjectId: 'uuid',
  before: 'jsonb',
  after: 'jsonb',
} as const

/** Writes the pending events of a transaction, one outbox row per consumer that hears them, and what wakes the worker. */
export async function flushEvents(ctx: Context, consumers: Consumer[]): Promise<boolean> {
  const events = ctx.pending.splice(0)
  if (events.length === 0) return false
  const { instant } = ctx

  const hearing = await Promise.all(
    consumers.map(async ({ name, hears, wants }) => ({
      name,
      hears: [...hears, ...((await wants?.(ctx)) ?? [])],
    })),
  )
  const outbox = events.flatMap((event) =>
    hearing
      .filter((consumer) => consumer.hears.some((pattern) => matches(pattern, event.name)))
      .map((consumer) => ({ id: newId(), eventId: event.id, consumer: consumer.name })),
  )
  for (const rows of chunks(events, rowsAtOnce)) {
    await insertRows(ctx, 'events', {
      shared: {},
      types: eventTypes,
      rows: rows.map((event) => ({
        ...event,
        through: json(event.through),
        before: json(event.before),
        after: json(event.after),
      })),
    })
  }
  for (const rows of chunks(outbox, rowsAtOnce))
    await insertRows(ctx, 'outbox', {
      shared: { createdAt: instant },
      types: { id: 'uuid', eventId: 'uuid', consumer: 'text' },
      rows,
    })

  const heard = [...new Set(outbox.map((row) => row.eventId))]
  for (const ids of chunks(heard, rowsAtOnce))
    await insertRows(ctx, 'wakeups', {
      shared: { kind: 'outbox', dueAt: instant },
      types: { id: 'uuid' },
      rows: ids.map((id) => ({ id })),
    })
  return heard.length > 0
}

/** `*` hears everything, `person.*` every event about people; otherwise names are equal. */
export function matches(pattern: string, name: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name
}

/** A value as PostgreSQL takes it for jsonb; arrays would otherwise become PostgreSQL arrays. */
export function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}

export function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
