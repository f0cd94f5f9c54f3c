import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/loops'
import { sql } from 'kysely'
import { dayAt, zoneOf } from '../../crm/tasks/days.ts'
import { isChannel } from '../../crm/touchpoints/channels.ts'
import { touch, untouch } from '../../crm/touchpoints/touch.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { isInFuture, momentOr } from '../member-names.ts'
import { letterText } from './letter.rules.ts'
import { listLoops, peopleTold, readLoop } from './loop-read.ts'

export const loopHandlers = [
  handle(contract.listLoops, listLoops),

  handle(contract.showLoop, async (ctx, input) => ({
    loop: await readLoop(ctx, input.loop),
    ...(await peopleTold(ctx, input)),
  })),

  handle(contract.createLoop, async (ctx, { did, didOn, ...sources }) => {
    const day = didOn ?? dayAt(ctx.now, await zoneOf(ctx, ctx.member?.id))
    const id = await insertLoop(ctx, { did, didOn: day })
    if (!(await link(ctx, id, sources))) fail(contract.createLoop, 'source_missing')
    return readLoop(ctx, id)
  }),

  handle(contract.updateLoop, async (ctx, { loop: id, version, archived, ...input }) => {
    const before = await lock(ctx, id)
    if (version !== undefined && version !== before.version) failCommon('conflict')
    await ctx.db
      .updateTable('loops')
      .set({
        did: input.did ?? before.did,
        didOn: input.didOn ?? before.didOn,
        ...(archived !== undefined && { archivedAt: archived ? (before.archivedAt ?? ctx.instant) : null }),
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    if (input.link && !(await link(ctx, id, input.link))) fail(contract.updateLoop, 'source_missing')
    if (input.unlink) await unlink(ctx, id, input.unlink)
    ctx.record(
      'loop.updated',
      { kind: 'loop', id },
      { before: { ...before, archived: before.archivedAt !== null }, after: { ...input, archived } },
    )
    return readLoop(ctx, id)
  }),

  handle(contract.writeLoopLetter, async (ctx, { loop, person }) => {
    const { did, didOn } = await readLoop(ctx, loop)
    const teller = await tellerOf(ctx, loop, person)
    const from = asker(ctx).name
    return {
      person: teller.person,
      text: letterText({ name: teller.person.name, said: teller.said, did, didOn, from }),
    }
  }),

  handle(contract.tellOfLoop, async (ctx, { loop: id, person, channel, at, words }) => {
    const { did } = await lock(ctx, id)
    const teller = await tellerOf(ctx, id, person)
    if (teller.toldAt !== null) fail(contract.tellOfLoop, 'told_already')
    await checkTouch(ctx, contract.tellOfLoop, { channel, at })
    await tell(ctx, { loop: id, did, person, channel, at: momentOr(ctx, at), words })
    return readLoop(ctx, id)
  }),

  handle(contract.untellOfLoop, async (ctx, { loop, person }) => {
    await lock(ctx, loop)
    const gone = await ctx.db
      .deleteFrom('loopTold')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('loopId', '=', loop)
      .where('personId', '=', person)
      .returning('id')
      .executeTakeFirst()
    if (!gone) failCommon('not_found')
    await untouch(ctx, gone.id)
    ctx.record('loop.untold', { kind: 'loop', id: loop }, { before: { person } })
    return {}
  }),
]

export async function insertLoop(ctx: Context, made: { did: string; didOn: string }): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('loops')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ...made,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
  ctx.record('loop.created', { kind: 'loop', id }, { after: made })
  return id
}

type Sources = { evidence: string[]; complaints: string[] }

/** Links what people said; false when some of it is not there. What is linked already stays linked once. */
export async function link(ctx: Context, loop: string, { evidence, complaints }: Sources): Promise<boolean> {
  const wanted = [
    { table: 'evidence', column: 'evidenceId', ids: [...new Set(evidence)] },
    { table: 'complaints', column: 'complaintId', ids: [...new Set(complaints)] },
  ] as const
  for (const { table, column, ids } of wanted) {
    if (ids.length === 0) continue
    const found = await ctx.db
      .selectFrom(table)
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', ids)
      .execute()
    if (found.length < ids.length) return false
    await ctx.db
      .insertInto('loopSources')
      .values(
        ids.map((id) => ({
          workspaceId: ctx.workspaceId,
          id: ctx.newId(),
          loopId: loop,
          [column]: id,
          linkedAt: ctx.instant,
          linkedBy: ctx.member?.id ?? null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return true
}

type Telling = { loop: string; did: string; person: string; channel: string; at: string; words: string }

/** Notes that somebody knows, as a touch too. */
export async function tell(ctx: Context, telling: Telling): Promise<void> {
  const { loop, did, person, channel, at, words } = telling
  const id = ctx.newId()
  const memberId = ctx.member?.id ?? null
  await ctx.db
    .insertInto('loopTold')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      loopId: loop,
      personId: person,
      toldAt: at,
      toldBy: memberId,
      channel,
      words,
    })
    .execute()
  await touch(ctx, [
    {
      personId: person,
      at,
      direction: 'ours',
      channel,
      outcome: 'reached',
      minutes: null,
      note: words || `You told us, we did: ${did}`,
      memberId,
      source: { kind: 'loop_told', id },
    },
  ])
  ctx.record('loop.told', { kind: 'loop', id: loop }, { after: { person, channel } })
}

async function unlink(ctx: Context, loop: string, { evidence, complaints }: Sources): Promise<void> {
  await sql`
    DELETE FROM loop_sources WHERE workspace_id = ${ctx.workspaceId} AND loop_id = ${loop}
      AND (evidence_id = ANY(${evidence}::uuid[]) OR complaint_id = ANY(${complaints}::uuid[]))`.execute(
    ctx.db,
  )
}

async function tellerOf(ctx: Context, loop: string, person: string) {
  const { items } = await peopleTold(ctx, { loop, person, limit: 1 })
  return items[0] ?? failCommon('not_found')
}

async function checkTouch(
  ctx: Context,
  operation: Operation,
  { channel, at }: { channel: string; at: string | undefined },
): Promise<void> {
  if (!(await isChannel(ctx, channel))) fail(operation, 'channel_missing', { channel })
  if (isInFuture(ctx, at)) fail(operation, 'in_future')
}

async function lock(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('loops')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}
