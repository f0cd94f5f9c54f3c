import type { ContactType } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { type TypeSpan, isCurrent } from '../imports/type-spans.rules.ts'
import { addDays } from '../tasks/days.ts'
import type { Aspect } from './aspect.ts'

export type TypeChange =
  | { change: 'set_contact_type' | 'remove_contact_type'; type: ContactType }
  | {
      change: 'add_contact_type'
      type: ContactType
      since: string | null
      insteadOf?: ContactType | undefined
    }

/** What people are to us. Types that are over, or not begun, stay as they are; one that is taken away has an end. */
export function contactTypesAspect(change: TypeChange): Aspect {
  const next = (spans: TypeSpan[], today: string): TypeSpan[] => {
    if (change.change === 'remove_contact_type')
      return ended(spans, today, ({ type }) => type === change.type)
    if (change.change === 'add_contact_type') {
      const { type, insteadOf } = change
      const isOver = (span: TypeSpan) => span.type === insteadOf && span.type !== type
      return begun(ended(spans, today, isOver), today, change)
    }
    return begun(
      ended(spans, today, ({ type }) => type !== change.type),
      today,
      { ...change, since: null },
    )
  }
  return {
    read: readSpans,
    next: (ctx, before) => inOrder(next(before as TypeSpan[], dayOf(ctx))),
    isSame: (one, other) => JSON.stringify(one) === JSON.stringify(other),
    write: (ctx, values) => writeSpans(ctx, values as Map<string, TypeSpan[]>),
    show: async (ctx) => (value) => ({
      contactTypes: [
        ...new Set(
          (value as TypeSpan[]).filter((span) => isCurrent(span, dayOf(ctx))).map((span) => span.type),
        ),
      ],
    }),
    event: () => 'person.updated',
  }
}

/** The day by which every list and filter tells what somebody is now: another one here would leave them where they were. */
function dayOf({ instant }: Context): string {
  return instant.slice(0, 10)
}

/** What holds today was so until yesterday; what began today was never so. */
function ended(spans: TypeSpan[], today: string, isMeant: (span: TypeSpan) => boolean): TypeSpan[] {
  return spans.flatMap((span) => {
    if (!isMeant(span) || !isCurrent(span, today)) return [span]
    return span.since === today ? [] : [{ ...span, until: addDays(today, -1) }]
  })
}

/** What holds already, today or on a later day from which it is to hold, begins no second time. */
function begun(
  spans: TypeSpan[],
  today: string,
  { type, since }: Pick<TypeSpan, 'type' | 'since'>,
): TypeSpan[] {
  const day = since !== null && since > today ? since : today
  const same = spans.filter((span) => span.type === type)
  if (same.some((span) => isCurrent(span, day))) return spans
  const instead = (old: TypeSpan, change: Partial<TypeSpan>) =>
    spans.map((span) => (span === old ? { ...span, ...change } : span))
  // What ended the day before goes on; what was to begin later begins sooner.
  const last = same.find((span) => span.until === addDays(day, -1))
  if (last) return instead(last, { until: null })
  const later = same.find((span) => span.until === null)
  return later ? instead(later, { since }) : [...spans, { type, since, until: null }]
}

async function readSpans(ctx: Context, people: string[]): Promise<Map<string, TypeSpan[]>> {
  const rows = await ctx.db
    .selectFrom('contactTypes')
    .select(['personId', 'type', 'since', 'until'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .execute()
  const spans = new Map<string, TypeSpan[]>(people.map((id) => [id, []]))
  for (const { personId, type, since, until } of rows)
    spans.get(personId)!.push({ type: type as ContactType, since, until })
  return new Map([...spans].map(([id, each]) => [id, inOrder(each)]))
}

async function writeSpans(ctx: Context, values: Map<string, TypeSpan[]>): Promise<void> {
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

function inOrder(spans: TypeSpan[]): TypeSpan[] {
  const key = ({ type, since, until }: TypeSpan) => `${type} ${since ?? ''} ${until ?? ''}`
  return spans
    .map(({ type, since, until }) => ({ type, since, until }))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
