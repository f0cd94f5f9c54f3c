import type { ContactType } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import type { Aspect } from './aspect.ts'

type Span = { type: ContactType; since: string | null; until: string | null }

export type TypeChange =
  | { change: 'set_contact_type' | 'remove_contact_type'; type: ContactType }
  | { change: 'add_contact_type'; type: ContactType; since: string | null }

/** What people are to us. Types that are over, or not begun, stay as they are. */
export function contactTypesAspect(change: TypeChange): Aspect {
  const next = (ctx: Context, before: Span[]): Span[] => {
    const isNow = isOn(ctx)
    const has = before.some((span) => span.type === change.type && isNow(span))
    if (change.change === 'remove_contact_type')
      return before.filter((span) => span.type !== change.type || !isNow(span))
    const added: Span[] = has
      ? []
      : [{ type: change.type, since: 'since' in change ? change.since : null, until: null }]
    if (change.change === 'add_contact_type') return inOrder([...before, ...added])
    return inOrder([...before.filter((span) => !isNow(span) || span.type === change.type), ...added])
  }
  return {
    read: readSpans,
    next: (ctx, before) => next(ctx, before as Span[]),
    isSame: (one, other) => JSON.stringify(one) === JSON.stringify(other),
    write: (ctx, values) => writeSpans(ctx, values as Map<string, Span[]>),
    show: async (ctx) => (value) => ({
      contactTypes: [...new Set((value as Span[]).filter(isOn(ctx)).map((span) => span.type))],
    }),
    event: () => 'person.updated',
  }
}

function isOn({ instant }: Context) {
  const today = instant.slice(0, 10)
  return ({ since, until }: Span) => (since ?? today) <= today && (until ?? today) >= today
}

async function readSpans(ctx: Context, people: string[]): Promise<Map<string, Span[]>> {
  const rows = await ctx.db
    .selectFrom('contactTypes')
    .select(['personId', 'type', 'since', 'until'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .execute()
  const spans = new Map<string, Span[]>(people.map((id) => [id, []]))
  for (const { personId, type, since, until } of rows)
    spans.get(personId)!.push({ type: type as ContactType, since, until })
  return new Map([...spans].map(([id, each]) => [id, inOrder(each)]))
}

async function writeSpans(ctx: Context, values: Map<string, Span[]>): Promise<void> {
  await ctx.db
    .deleteFrom('contactTypes')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', [...values.keys()])
    .execute()
  const rows = [...values].flatMap(([personId, spans]) =>
    spans.map((span) => ({ workspaceId: ctx.workspaceId, id: ctx.newId(), personId, ...span })),
  )
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('contactTypes').values(some).execute()
}

function inOrder(spans: Span[]): Span[] {
  const key = ({ type, since, until }: Span) => `${type} ${since ?? ''} ${until ?? ''}`
  return spans
    .map(({ type, since, until }) => ({ type, since, until }))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
