import { failCommon } from '@firsthand/contract/core/failure'
import type * as contract from '@firsthand/contract/conversations/conversations'
import type { Selectable } from 'kysely'
import { personRefs } from '../crm/people/refs.ts'
import type { Context } from '../platform/context.ts'
import type { Conversations } from '../platform/db/tables.ts'

/** Adds to the rows of a list what stands in other tables, in a few queries for the whole page. */
export async function completeRows(
  ctx: Context,
  rows: Selectable<Conversations>[],
): Promise<contract.ConversationRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const people = await peopleOf(ctx, ids)
  const members = await membersOf(ctx, ids)
  const studies = await studiesOf(ctx, rows)
  const texts = await textsOf(ctx, ids)
  const evidence = await evidenceOf(ctx, ids)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as contract.ConversationKind,
    title: row.title,
    people: people.get(row.id) ?? [],
    members: members.get(row.id) ?? [],
    study: studies.get(row.studyId ?? '') ?? null,
    happenedAt: row.happenedAt,
    heldAt: row.heldAt,
    minutes: row.minutes,
    textCount: texts.get(row.id)?.length ?? 0,
    evidenceCount: evidence.get(row.id) ?? 0,
    teamShare: texts.get(row.id)?.find((text) => text.kind === 'transcript')?.teamShare ?? null,
  }))
}

export async function readConversation(ctx: Context, id: string): Promise<contract.ConversationView> {
  const row = await findConversation(ctx, id)
  const [complete] = await completeRows(ctx, [row])
  const texts = await ctx.db
    .selectFrom('texts')
    .innerJoin('textVersions', (on) =>
      on
        .onRef('textVersions.workspaceId', '=', 'texts.workspaceId')
        .onRef('textVersions.id', '=', 'texts.currentVersionId'),
    )
    .select(['texts.id', 'texts.title', 'texts.kind', 'turnCount', 'characters'])
    .where('texts.workspaceId', '=', ctx.workspaceId)
    .where('texts.sourceId', '=', id)
    .where('texts.archivedAt', 'is', null)
    .orderBy('texts.createdAt')
    .orderBy('texts.id')
    .execute()
  return {
    ...complete!,
    channel: row.channel as contract.ConversationView['channel'],
    place: row.place,
    timeZone: row.timeZone,
    texts: texts as contract.ConversationView['texts'],
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
  }
}

export async function findConversation(ctx: Context, id: string): Promise<Selectable<Conversations>> {
  const row = await ctx.db
    .selectFrom('conversations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

export async function peopleOf(ctx: Context, ids: string[]) {
  const rows = await ctx.db
    .selectFrom('conversationPeople')
    .select(['conversationId', 'personId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', 'in', ids)
    .execute()
  const refs = await personRefs(
    ctx,
    rows.map((row) => row.personId),
  )
  const named = rows.flatMap(({ conversationId, personId }) => {
    const person = refs.get(personId)
    return person ? [{ conversationId, person }] : []
  })
  const grouped = Map.groupBy(named, (each) => each.conversationId)
  return new Map(
    [...grouped].map(([id, all]) => [
      id,
      all.map((each) => each.person).toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
    ]),
  )
}

async function membersOf(ctx: Context, ids: string[]) {
  const rows = await ctx.db
    .selectFrom('conversationMembers')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'conversationMembers.workspaceId')
        .onRef('members.id', '=', 'conversationMembers.memberId'),
    )
    .select(['conversationId', 'members.id', 'members.name'])
    .where('conversationMembers.workspaceId', '=', ctx.workspaceId)
    .where('conversationId', 'in', ids)
    .orderBy('members.name')
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.conversationId)
  return new Map([...grouped].map(([id, all]) => [id, all.map((row) => ({ id: row.id, name: row.name }))]))
}

async function studiesOf(ctx: Context, rows: { studyId: string | null }[]) {
  const ids = [...new Set(rows.flatMap((row) => row.studyId ?? []))]
  if (ids.length === 0) return new Map<string, never>()
  const studies = await ctx.db
    .selectFrom('studies')
    .select(['id', 'title'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(studies.map((study) => [study.id, study]))
}

async function textsOf(ctx: Context, ids: string[]) {
  const rows = await ctx.db
    .selectFrom('texts')
    .select(['sourceId', 'kind', 'teamShare'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', 'in', ids)
    .where('archivedAt', 'is', null)
    .orderBy('createdAt')
    .execute()
  return Map.groupBy(rows, (row) => row.sourceId!)
}

async function evidenceOf(ctx: Context, ids: string[]): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('evidence')
    .select((row) => ['sourceId', row.fn.countAll<number>().as('count')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', 'in', ids)
    .where('withdrawnAt', 'is', null)
    .groupBy('sourceId')
    .execute()
  return new Map(rows.map((row) => [row.sourceId!, row.count]))
}
