import { rungs } from '@firsthand/contract/evidence/kinds'
import type { Context } from '../../platform/context.ts'
import { type AtomEntry, writeAtom } from './atom.ts'
import { type CalendarEntry, writeCalendar } from './icalendar.ts'

const conversationsAtMost = 1_000
const tasksAtMost = 500
const newsAtMost = 50
const minutesWhenUnknown = 30
const keptInCalendarMs = 60 * 86_400_000

export type Feed = { id: string; kind: string; memberId: string; createdAt: string }

/** What a feed says now. */
export async function readFeed(ctx: Context, feed: Feed): Promise<{ type: string; body: string }> {
  const { name } = await ctx.db
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow()
  if (feed.kind === 'calendar') {
    const entries = [
      ...(await plannedConversations(ctx, feed.memberId)),
      ...(await openTasks(ctx, feed.memberId)),
    ]
    return { type: 'text/calendar; charset=utf-8', body: writeCalendar(`${name} · conversations`, entries) }
  }
  const entries = await newsOfClaims(ctx)
  const body = writeAtom({
    id: feed.id,
    title: `${name} · claims`,
    address: addressIn(ctx, '/claims'),
    updatedAt: entries[0]?.at ?? feed.createdAt,
    entries,
  })
  return { type: 'application/atom+xml; charset=utf-8', body }
}

/** Conversations that the member is to be at and that were not held yet; lately missed ones stay for two months. */
async function plannedConversations(ctx: Context, memberId: string): Promise<CalendarEntry[]> {
  const { workspaceId } = ctx
  const rows = await ctx.db
    .selectFrom('conversationMembers')
    .innerJoin('conversations', (on) =>
      on
        .onRef('conversations.workspaceId', '=', 'conversationMembers.workspaceId')
        .onRef('conversations.id', '=', 'conversationMembers.conversationId'),
    )
    .select(['conversations.id', 'title', 'plannedFor', 'minutes', 'place', 'updatedAt'])
    .where('conversationMembers.workspaceId', '=', workspaceId)
    .where('conversations.workspaceId', '=', workspaceId)
    .where('conversationMembers.memberId', '=', memberId)
    .where('archivedAt', 'is', null)
    .where('heldAt', 'is', null)
    .where('plannedFor', '>=', new Date(ctx.now.getTime() - keptInCalendarMs).toISOString())
    .orderBy('plannedFor')
    .orderBy('conversations.id')
    .limit(conversationsAtMost)
    .execute()
  const people = await peopleOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, title, plannedFor, minutes, place, updatedAt }) => ({
    id,
    title,
    startsAt: plannedFor!,
    minutes: minutes || minutesWhenUnknown,
    place,
    description: (people.get(id) ?? []).join('\n'),
    address: addressIn(ctx, `/conversations/${id}`),
    changedAt: updatedAt,
  }))
}

/** The member's open tasks that have a day. One without a time stands over the day and takes none of it. */
async function openTasks(ctx: Context, memberId: string): Promise<CalendarEntry[]> {
  const rows = await ctx.db
    .selectFrom('tasks')
    .leftJoin('people', (on) =>
      on.onRef('people.workspaceId', '=', 'tasks.workspaceId').onRef('people.id', '=', 'tasks.personId'),
    )
    .select(['tasks.id', 'tasks.title', 'tasks.note', 'tasks.dueDay', 'tasks.dueTime', 'tasks.dueAt'])
    .select(['tasks.updatedAt', 'people.name'])
    .where('tasks.workspaceId', '=', ctx.workspaceId)
    .where('tasks.assigneeId', '=', memberId)
    .where('tasks.doneAt', 'is', null)
    .where('tasks.dueAt', '>=', new Date(ctx.now.getTime() - keptInCalendarMs).toISOString())
    .orderBy('tasks.sortAt')
    .orderBy('tasks.id')
    .limit(tasksAtMost)
    .execute()
  return rows.map(({ id, title, note, dueDay, dueTime, dueAt, updatedAt, name }) => ({
    id,
    title,
    ...(dueTime === null && { day: dueDay! }),
    startsAt: dueAt!,
    minutes: minutesWhenUnknown,
    place: '',
    description: [name, note].filter(Boolean).join('\n'),
    address: addressIn(ctx, '/follow-ups?show=tasks'),
    changedAt: updatedAt,
  }))
}

async function peopleOf(ctx: Context, conversations: string[]): Promise<Map<string, string[]>> {
  if (conversations.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('conversationPeople')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'conversationPeople.workspaceId')
        .onRef('people.id', '=', 'conversationPeople.personId'),
    )
    .select(['conversationId', 'name'])
    .where('conversationPeople.workspaceId', '=', ctx.workspaceId)
    .where('people.workspaceId', '=', ctx.workspaceId)
    .where('conversationId', 'in', conversations)
    .orderBy('sortKey')
    .execute()
  const named = new Map<string, string[]>()
  for (const { conversationId, name } of rows)
    named.set(conversationId, [...(named.get(conversationId) ?? []), name])
  return named
}

async function newsOfClaims(ctx: Context): Promise<AtomEntry[]> {
  const rows = await ctx.db
    .selectFrom('events')
    .innerJoin('claims', (on) =>
      on.onRef('claims.workspaceId', '=', 'events.workspaceId').onRef('claims.id', '=', 'events.subjectId'),
    )
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'events.workspaceId').onRef('members.id', '=', 'events.actorId'),
    )
    .select(['events.id', 'events.name', 'events.at', 'events.before', 'events.after'])
    .select(['claims.id as claim', 'claims.sentence', 'members.name as actor'])
    .where('events.workspaceId', '=', ctx.workspaceId)
    .where('claims.workspaceId', '=', ctx.workspaceId)
    .where('claims.archivedAt', 'is', null)
    .where('events.name', 'in', ['claim.created', 'claim.rung_changed'])
    .orderBy('events.at', 'desc')
    .orderBy('events.id', 'desc')
    .limit(newsAtMost)
    .execute()
  return rows.map(({ id, name, at, before, after, claim, sentence, actor }) => ({
    id,
    at,
    author: actor ?? 'Firsthand',
    address: addressIn(ctx, `/claims/${claim}`),
    ...(name === 'claim.created'
      ? { title: `New claim: ${sentence}`, text: sentence }
      : { title: `${moved(before, after)}: ${sentence}`, text: textIn(after, 'because') ?? sentence }),
  }))
}

/** "heard → pattern" */
function moved(before: unknown, after: unknown): string {
  return `${textIn(before, 'rung') ?? rungs[0]} → ${textIn(after, 'rung') ?? rungs[0]}`
}

function textIn(state: unknown, field: string): string | undefined {
  const value = (state as Record<string, unknown> | null)?.[field]
  return typeof value === 'string' ? value : undefined
}

function addressIn({ services, workspaceId }: Context, path: string): string {
  return `${services.settings.publicUrl}/w/${workspaceId}${path}`
}
