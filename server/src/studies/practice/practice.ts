import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/studies/practice'
import type { Selectable } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import type { PracticeSessions } from '../../platform/db/tables.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { cards, dealCard, findCard } from './cards.ts'
import { practiceRows, presentPractice, readPractice } from './read.ts'
import { indexPractice } from './search.ts'
import { keepTalk } from './talk.ts'

export const practiceHandlers = [
  handle(contract.listRoleCards, async () => ({ items: cards.map(({ secret: _, ...card }) => card) })),

  handle(contract.listPractice, async (ctx, { limit, after, interviewer }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await practiceRows(ctx)
      .where('session.archivedAt', 'is', null)
      .$if(interviewer !== undefined, (query) => query.where('session.interviewerId', '=', interviewer!))
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('session.createdAt', 'session.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('session.createdAt', 'desc')
      .orderBy('session.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: presentPractice, cursor: (row) => [row.createdAt, row.id] })
  }),

  handle(contract.showPractice, (ctx, { practice, from }) => readPractice(ctx, practice, { from })),

  handle(
    contract.startPractice,
    async (ctx, { interviewer, customer, card, guide, plannedMinutes, goal }) => {
      if (interviewer === customer) fail(contract.startPractice, 'same_member')
      if (!(await areMembers(ctx, [interviewer, customer]))) fail(contract.startPractice, 'member_missing')
      if (guide && !(await hasGuide(ctx, guide))) fail(contract.startPractice, 'guide_missing')
      const dealt = card === undefined ? dealCard(await cardsOf(ctx, interviewer)) : findCard(card)
      if (!dealt) return fail(contract.startPractice, 'card_missing')
      const id = ctx.newId()
      await ctx.db
        .insertInto('practiceSessions')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          card: dealt.key,
          interviewerId: interviewer,
          customerId: customer,
          guideId: guide ?? null,
          plannedMinutes,
          goal,
          createdBy: asker(ctx).id,
          createdAt: ctx.instant,
        })
        .execute()
      await indexPractice(ctx, id)
      ctx.record(
        'practice.started',
        { kind: 'practice', id },
        { after: { card: dealt.key, interviewer, customer } },
      )
      return readPractice(ctx, id)
    },
  ),

  handle(contract.timePractice, async (ctx, { practice, is }) => {
    const row = await findPractice(ctx, practice)
    const change =
      is === 'begun'
        ? { begunAt: row.begunAt ?? ctx.instant, endedAt: null }
        : { begunAt: row.begunAt ?? ctx.instant, endedAt: row.endedAt ?? ctx.instant }
    // Once the role is turned over it stays so: the interviewer has read it.
    if (is === 'begun' && row.endedAt !== null) return readPractice(ctx, practice)
    await update(ctx, practice, change)
    ctx.record(is === 'begun' ? 'practice.begun' : 'practice.ended', { kind: 'practice', id: practice })
    return readPractice(ctx, practice)
  }),

  handle(contract.addPracticeTalk, async (ctx, input) => {
    const row = await findPractice(ctx, input.practice)
    const turns = await keepTalk(ctx, input)
    const at = { begunAt: row.begunAt ?? ctx.instant, endedAt: row.endedAt ?? ctx.instant }
    if (row.endedAt === null) await update(ctx, input.practice, at)
    ctx.record(
      'practice.talk_added',
      { kind: 'practice', id: input.practice },
      { after: { turns: turns.length } },
    )
    return readPractice(ctx, input.practice)
  }),

  handle(contract.judgePractice, async (ctx, { practice, found }) => {
    const row = await findPractice(ctx, practice)
    if (row.endedAt === null) fail(contract.judgePractice, 'not_ended')
    if (asker(ctx).id === row.interviewerId) fail(contract.judgePractice, 'own_talk')
    await update(ctx, practice, {
      truthFound: found,
      truthJudgedBy: asker(ctx).id,
      truthJudgedAt: ctx.instant,
    })
    ctx.record(
      'practice.judged',
      { kind: 'practice', id: practice },
      { before: { truthFound: row.truthFound }, after: { truthFound: found } },
    )
    return readPractice(ctx, practice)
  }),

  handle(contract.writePracticeFeedback, async (ctx, { practice, noticed, ...said }) => {
    await findPractice(ctx, practice)
    const sheet = { ...said, noticed: JSON.stringify(noticed), writtenAt: ctx.instant }
    await ctx.db
      .insertInto('practiceFeedback')
      .values({ workspaceId: ctx.workspaceId, sessionId: practice, memberId: asker(ctx).id, ...sheet })
      .onConflict((clash) => clash.columns(['workspaceId', 'sessionId', 'memberId']).doUpdateSet(sheet))
      .execute()
    ctx.record('practice.feedback_given', { kind: 'practice', id: practice })
    return readPractice(ctx, practice)
  }),

  handle(contract.archivePractice, async (ctx, { practice, isArchived }) => {
    const row = await findPractice(ctx, practice)
    if ((row.archivedAt !== null) === isArchived) return {}
    await update(ctx, practice, { archivedAt: isArchived ? ctx.instant : null })
    ctx.record(isArchived ? 'practice.archived' : 'practice.restored', { kind: 'practice', id: practice })
    return {}
  }),
]

async function findPractice(ctx: Context, id: string): Promise<Selectable<PracticeSessions>> {
  const row = await ctx.db
    .selectFrom('practiceSessions')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

async function update(
  ctx: Context,
  id: string,
  change: Partial<
    Pick<
      Selectable<PracticeSessions>,
      'begunAt' | 'endedAt' | 'archivedAt' | 'truthFound' | 'truthJudgedBy' | 'truthJudgedAt'
    >
  >,
): Promise<void> {
  await ctx.db
    .updateTable('practiceSessions')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}

async function areMembers(ctx: Context, ids: string[]): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return rows.length === new Set(ids).size
}

async function hasGuide(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('guides')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

async function cardsOf(ctx: Context, interviewer: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('practiceSessions')
    .select('card')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('interviewerId', '=', interviewer)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ card }) => card)
}
