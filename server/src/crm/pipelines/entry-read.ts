import type { Goal } from '@firsthand/contract/crm/pipelines'
import type * as contract from '@firsthand/contract/crm/pipelines-entries'
import { type Selectable, sql } from 'kysely'
import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import type { PipelineEntries } from '../../platform/db/tables.ts'
import { whoMayBe } from '../consents/may-be.ts'
import { personRefs } from '../people/refs.ts'
import { timeInStages } from './time-in-stage.ts'

export type EntryRecord = Selectable<PipelineEntries>

const dayMs = 86_400_000

/** Entries as lists show them, in the order of the rows. */
export async function presentEntries(ctx: Context, rows: EntryRecord[]): Promise<contract.EntryRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [people, may, stages, organisations, reasons, owners, offered] = await Promise.all([
    personRefs(
      ctx,
      rows.map((row) => row.personId),
    ),
    whoMayBe(
      ctx,
      rows.map((row) => row.personId),
      'contact',
    ),
    stagesOf(ctx, rows),
    named(
      ctx,
      'organisations',
      rows.map((row) => row.organisationId),
    ),
    reasonsOf(ctx, rows),
    ownersOf(ctx, ids),
    offeredAmong(ctx, ids),
  ])
  return rows.map((row) => {
    const stage = stages.get(row.stageId)!
    return {
      id: row.id,
      pipeline: { id: row.pipelineId, name: stage.pipelineName },
      person: people.get(row.personId)!,
      mayContact: may.has(row.personId),
      organisation: organisations.get(row.organisationId ?? '') ?? null,
      title: row.title,
      value: valueOf(row),
      stage: { id: stage.id, name: stage.name, goal: row.goal as Goal },
      inStageSince: row.inStageSince,
      isLate: isLate(ctx, row, stage.limitDays),
      lostReason: reasons.get(row.lostReasonId ?? '') ?? null,
      turn: row.turn as contract.SalesRole | null,
      owners: owners.filter((each) => each.entryId === row.id && each.until === null).map(presentOwner),
      hasOffer: offered.has(row.id),
      startedAt: row.startedAt,
      closedAt: row.closedAt,
      archivedAt: row.archivedAt,
      version: row.version,
    }
  })
}

/** One entry with its history. */
export async function readEntry(ctx: Context, id: string): Promise<contract.EntryView> {
  const row = await findEntry(ctx, id)
  const [entry] = await presentEntries(ctx, [row])
  const moves = await movesOf(ctx, id)
  const owners = await ownersOf(ctx, [id])
  const inOrder = moves.toReversed()
  const times = timeInStages(
    inOrder.map(({ to, at }) => ({ stageId: to.id, at })),
    row.closedAt ?? ctx.instant,
  )
  const names = new Map(moves.map(({ to }) => [to.id, to]))
  return {
    ...entry!,
    moves,
    timeInStages: [...times].map(([stageId, time]) => ({ stage: names.get(stageId)!, ...time })),
    formerOwners: owners.flatMap((each) =>
      each.until ? [{ ...presentOwner(each), until: each.until }] : [],
    ),
  }
}

/** An entry of the open workspace, or the failure that there is none; locked when it is going to be changed. */
export async function findEntry(ctx: Context, id: string, lock = false): Promise<EntryRecord> {
  const row = await ctx.db
    .selectFrom('pipelineEntries')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

export function valueOf(row: Pick<EntryRecord, 'amountMinor' | 'currency' | 'exponent'>) {
  if (row.amountMinor === null) return null
  return { amountMinor: row.amountMinor, currency: row.currency!, exponent: row.exponent! }
}

export async function ownersOf(ctx: Context, ids: string[]) {
  return ctx.db
    .selectFrom('entryOwners')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'entryOwners.workspaceId')
        .onRef('members.id', '=', 'entryOwners.memberId'),
    )
    .selectAll('entryOwners')
    .select(['members.name', 'members.leftAt'])
    .where('entryOwners.workspaceId', '=', ctx.workspaceId)
    .where('entryOwners.entryId', 'in', ids)
    .orderBy('entryOwners.since')
    .orderBy('entryOwners.id')
    .execute()
}

function presentOwner(row: Awaited<ReturnType<typeof ownersOf>>[number]): contract.EntryOwner {
  return {
    role: row.role as contract.SalesRole,
    member: { id: row.memberId, name: row.name },
    since: row.since,
  }
}

function isLate(ctx: Context, row: EntryRecord, limitDays: number | null): boolean {
  if (limitDays === null || row.goal !== 'open') return false
  return Date.parse(row.inStageSince) + limitDays * dayMs < ctx.now.getTime()
}

async function stagesOf(ctx: Context, rows: EntryRecord[]) {
  const stages = await ctx.db
    .selectFrom('pipelineStages')
    .innerJoin('pipelines', (on) =>
      on
        .onRef('pipelines.workspaceId', '=', 'pipelineStages.workspaceId')
        .onRef('pipelines.id', '=', 'pipelineStages.pipelineId'),
    )
    .select([
      'pipelineStages.id',
      'pipelineStages.name',
      'pipelineStages.limitDays',
      'pipelines.name as pipelineName',
    ])
    .where('pipelineStages.workspaceId', '=', ctx.workspaceId)
    .where('pipelineStages.id', 'in', [...new Set(rows.map((row) => row.stageId))])
    .execute()
  return new Map(stages.map((stage) => [stage.id, stage]))
}

async function named(ctx: Context, table: 'organisations', ids: (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map<string, { id: string; name: string }>()
  const rows = await ctx.db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function reasonsOf(ctx: Context, rows: EntryRecord[]) {
  const wanted = [...new Set(rows.flatMap((row) => row.lostReasonId ?? []))]
  if (wanted.length === 0) return new Map<string, { id: string; name: string; archivedAt: string | null }>()
  const reasons = await ctx.db
    .selectFrom('lostReasons')
    .select(['id', 'name', 'archivedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  return new Map(reasons.map((reason) => [reason.id, reason]))
}

async function offeredAmong(ctx: Context, ids: string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('handoffs')
    .select('entryId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('entryId', 'in', ids)
    .where('answer', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.entryId))
}

type MoveRow = contract.MoveView & {
  fromId: string | null
  fromName: string | null
  toId: string
  toName: string
}

/** Newest first; an entry has few enough to be read whole. */
async function movesOf(ctx: Context, entry: string): Promise<contract.MoveView[]> {
  const { rows } = await sql<Omit<MoveRow, 'by'> & { memberId: string | null; memberName: string | null }>`
    SELECT m.number, m.at, m.noted_at, m.why, m.over_quota_why, r.name AS lost_reason,
      f.id AS from_id, f.name AS from_name, t.id AS to_id, t.name AS to_name, w.id AS member_id, w.name AS member_name
    FROM entry_moves m
    JOIN pipeline_stages t ON t.workspace_id = m.workspace_id AND t.id = m.to_stage_id
    LEFT JOIN pipeline_stages f ON f.workspace_id = m.workspace_id AND f.id = m.from_stage_id
    LEFT JOIN lost_reasons r ON r.workspace_id = m.workspace_id AND r.id = m.lost_reason_id
    LEFT JOIN members w ON w.workspace_id = m.workspace_id AND w.id = m.moved_by
    WHERE m.workspace_id = ${ctx.workspaceId} AND m.entry_id = ${entry}
    ORDER BY m.number DESC`.execute(ctx.db)
  return rows.map(({ fromId, fromName, toId, toName, memberId, memberName, ...move }) => ({
    ...move,
    from: fromId ? { id: fromId, name: fromName! } : null,
    to: { id: toId, name: toName },
    by: memberId ? { id: memberId, name: memberName! } : null,
  }))
}
