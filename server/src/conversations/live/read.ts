import * as contract from '@firsthand/contract/conversations/live'
import { liveState } from '@firsthand/contract/conversations/live-rules'
import { type Hide, hiddenBesideEach } from '../../evidence/redaction/beside.ts'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { readSections } from '../../studies/guides/versions.ts'
import { completeRows, findConversation } from '../read.ts'

/**
 * A transaction that began before another may end after it, so what came in shortly before `since` is told again: the
 * reader merges by id. Longer than any of our transactions may take.
 */
const toldAgainMs = 20_000

export async function readLive(ctx: Context, id: string, since?: string): Promise<contract.LiveView> {
  const conversation = await findConversation(ctx, id)
  const [complete] = await completeRows(ctx, [conversation])
  const { title, kind, study, people, members, heldAt } = complete!
  const entries = await readEntries(ctx, id)
  const from = since === undefined ? undefined : new Date(Date.parse(since) - toldAgainMs).toISOString()
  return {
    conversation: id,
    title,
    kind,
    study,
    heldAt,
    plannedFor: conversation.plannedFor,
    people: people.map(({ id: person, name }) => ({ id: person, name })),
    members,
    guide: await guideOf(ctx, {
      chosen: liveState(entries, ctx.instant).guide,
      studyId: conversation.studyId,
    }),
    entries: entries
      .filter(({ receivedAt }) => from === undefined || receivedAt >= from)
      .map(({ receivedAt: _, ...entry }) => entry),
    now: ctx.instant,
  }
}

export async function entriesById(
  ctx: Context,
  conversation: string,
  ids: string[],
): Promise<contract.LiveEntry[]> {
  if (ids.length === 0) return []
  const rows = await select(ctx, conversation).where('liveEntries.id', 'in', ids).execute()
  const hide = await hidingIn(ctx, conversation)
  return rows.map((row) => present(row, hide)).map(({ receivedAt: _, ...entry }) => entry)
}

/** All of a conversation, in time. */
export async function readEntries(ctx: Context, conversation: string) {
  const rows = await select(ctx, conversation).execute()
  const hide = await hidingIn(ctx, conversation)
  return rows.map((row) => present(row, hide))
}

/** What was noted, or photographed, is read as the texts of the conversation are: without what is hidden there. */
export async function hidingIn(ctx: Context, conversation: string): Promise<Hide> {
  return (await hidingInEach(ctx, [conversation])).get(conversation)!
}

/** The same for many conversations, by their ids. */
export async function hidingInEach(
  ctx: Context,
  conversations: Iterable<string>,
): Promise<Map<string, Hide>> {
  const ids = [...new Set(conversations)]
  const rows = await ctx.db
    .selectFrom('conversationPeople')
    .select(['conversationId', 'personId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', anyOf(ids))
    .execute()
  const people = Map.groupBy(rows, ({ conversationId }) => conversationId)
  const hides = await hiddenBesideEach(
    ctx,
    ids.map((source) => ({ source, people: (people.get(source) ?? []).map(({ personId }) => personId) })),
  )
  return new Map(ids.map((id, at) => [id, hides[at]!]))
}

/** The words of a note as they may be read. */
export function noteShown({ body, place }: { body: string; place: string }, hide: Hide) {
  return { body: hide(body), place: hide(place) }
}

export function isWords(kind: string): boolean {
  return (contract.wordKinds as readonly string[]).includes(kind)
}

export async function peopleOf(ctx: Context, conversation: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('conversationPeople')
    .select('personId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversation)
    .execute()
  return rows.map((row) => row.personId)
}

function select(ctx: Context, conversation: string) {
  return ctx.db
    .selectFrom('liveEntries')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'liveEntries.workspaceId')
        .onRef('members.id', '=', 'liveEntries.memberId'),
    )
    .selectAll('liveEntries')
    .select('members.name')
    .where('liveEntries.workspaceId', '=', ctx.workspaceId)
    .where('liveEntries.conversationId', '=', conversation)
    .orderBy('at')
    .orderBy('liveEntries.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(row: Row, hide: Hide): contract.LiveEntry & { receivedAt: string } {
  const { id, kind, at, mark, ofId, number, memberId, name, textId, receivedAt } = row
  return {
    id,
    kind: kind as contract.LiveKind,
    at,
    ...noteShown(row, hide),
    mark: mark as contract.LiveEntry['mark'],
    of: ofId,
    number,
    member: { id: memberId, name },
    textId,
    receivedAt,
  }
}

/** The guide that was chosen for this conversation, in the version it had then; else the newest of its study. */
async function guideOf(
  ctx: Context,
  { chosen, studyId }: { chosen: { id: string; version: number | null } | null; studyId: string | null },
): Promise<contract.LiveView['guide']> {
  if (!chosen && !studyId) return null
  const guide = await ctx.db
    .selectFrom('guides')
    .select(['id', 'version'])
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(chosen !== null, (query) => query.where('id', '=', chosen!.id))
    .$if(chosen === null, (query) => query.where('studyId', '=', studyId!).where('archivedAt', 'is', null))
    .orderBy('savedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!guide) return null
  const version = await ctx.db
    .selectFrom('guideVersions')
    .select(['number', 'title', 'budgetMinutes'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('guideId', '=', guide.id)
    .where('number', '=', Math.min(guide.version, Math.max(1, chosen?.version ?? guide.version)))
    .executeTakeFirst()
  if (!version) return null
  const { number, title, budgetMinutes } = version
  return {
    id: guide.id,
    title,
    version: number,
    budgetMinutes,
    sections: await readSections(ctx, { guideId: guide.id, number }),
  }
}
