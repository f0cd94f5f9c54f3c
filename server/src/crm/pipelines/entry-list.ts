import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/pipelines-entries'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { type EntryRecord, presentEntries } from './entry-read.ts'
import { entryTests } from './entry-search.ts'
import { findPipeline } from './pipelines.ts'
import { presentStage, readStages } from './stages.ts'

type Asked = Input<typeof contract.listEntries>

const orders = {
  newest: { column: 'startedAt', direction: 'desc' },
  longest: { column: 'inStageSince', direction: 'asc' },
} as const

const countedTo = 10_000
const closedShownDays = 90
const dayMs = 86_400_000

/** A page of entries. */
export async function listEntries(ctx: Context, input: Asked): Promise<Output<typeof contract.listEntries>> {
  const { limit, after, sort } = input
  const { column, direction } = orders[sort]
  const [value, id] = after ? readCursor(after, 2) : []
  const tests = await entryTests(ctx, input.q, (some) => isAny(ctx, input, some))
  const rows = await filtered(ctx, input)
    .$call((query) => tests.reduce((narrowed, test) => narrowed.where(test), query))
    .selectAll('entry')
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row(
          row.refTuple(`entry.${column}`, 'entry.id'),
          direction === 'asc' ? '>' : '<',
          row.tuple(String(value), String(id)),
        ),
      ),
    )
    .orderBy(`entry.${column}`, direction)
    .orderBy('entry.id', direction)
    .limit(limit + 1)
    .execute()
  const { next } = pageOf(rows, limit, { item: (row) => row.id, cursor: (row) => [row[column], row.id] })
  return { items: await presentEntries(ctx, rows.slice(0, limit)), next }
}

/** Every stage with its first entries, those that stand there longest first; closed ones newest first, and not for ever. */
export async function showBoard(
  ctx: Context,
  { pipeline, owner, perStage }: Input<typeof contract.showBoard>,
): Promise<Output<typeof contract.showBoard>> {
  await findPipeline(ctx, pipeline)
  const stages = (await readStages(ctx, [pipeline])).filter((stage) => stage.archivedAt === null)
  const since = new Date(ctx.now.getTime() - closedShownDays * dayMs).toISOString()
  const found: {
    rows: EntryRecord[]
    count: number
    values: { amountMinor: number; currency: string; exponent: number }[]
  }[] = []
  for (const stage of stages) {
    const isOpen = stage.goal === 'open'
    const inStage = filtered(ctx, { stage: stage.id, owner }).$if(!isOpen, (query) =>
      query.where('entry.inStageSince', '>=', since),
    )
    const rows = await inStage
      .selectAll('entry')
      .orderBy('entry.inStageSince', isOpen ? 'asc' : 'desc')
      .orderBy('entry.id', isOpen ? 'asc' : 'desc')
      .limit(perStage + 1)
      .execute()
    const some = inStage.select(['entry.amountMinor', 'entry.currency', 'entry.exponent']).limit(countedTo)
    const sums = await ctx.db
      .selectFrom(some.as('some'))
      .select(['currency', 'exponent'])
      .select((row) => [
        row.fn.countAll<number>().as('count'),
        sql<number>`least(sum(amount_minor), 9007199254740991)::bigint`.as('amountMinor'),
      ])
      .groupBy(['currency', 'exponent'])
      .orderBy('currency')
      .execute()
    found.push({
      rows,
      count: sums.reduce((all, { count }) => all + count, 0),
      values: sums.flatMap(({ currency, exponent, amountMinor }) =>
        currency === null || exponent === null ? [] : [{ amountMinor, currency, exponent }],
      ),
    })
  }
  const items = await presentEntries(
    ctx,
    found.flatMap(({ rows }) => rows.slice(0, perStage)),
  )
  return {
    stages: stages.map((stage, index) => ({
      stage: presentStage(stage),
      count: found[index]!.count,
      values: found[index]!.values,
      items: items.filter((item) => item.stage.id === stage.id),
      more: found[index]!.rows.length > perStage,
    })),
  }
}

async function isAny(ctx: Context, input: Asked, tests: RawBuilder<SqlBool>[]): Promise<boolean> {
  const row = await filtered(ctx, input)
    .$call((query) => tests.reduce((narrowed, test) => narrowed.where(test), query))
    .select('entry.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Filters = Partial<Omit<Asked, 'q' | 'limit' | 'after' | 'sort'>>

function filtered(ctx: Context, filters: Filters) {
  const { pipeline, stage, visited, goal, finished, owner, person, organisation, late, archived } = filters
  return ctx.db
    .selectFrom('pipelineEntries as entry')
    .where('entry.workspaceId', '=', ctx.workspaceId)
    .where('entry.archivedAt', archived ? 'is not' : 'is', null)
    .$if(pipeline !== undefined, (query) => query.where('entry.pipelineId', '=', pipeline!))
    .$if(stage !== undefined, (query) => query.where('entry.stageId', '=', stage!))
    .$if(goal !== undefined, (query) => query.where('entry.goal', '=', goal!))
    .$if(finished === true, (query) => query.where('entry.closedAt', 'is not', null))
    .$if(person !== undefined, (query) => query.where('entry.personId', '=', person!))
    .$if(organisation !== undefined, (query) => query.where('entry.organisationId', '=', organisation!))
    .$if(visited !== undefined, (query) =>
      query.where((row) =>
        row.exists(
          row
            .selectFrom('entryMoves')
            .select('entryMoves.id')
            .where('entryMoves.workspaceId', '=', ctx.workspaceId)
            .whereRef('entryMoves.entryId', '=', 'entry.id')
            .where('entryMoves.toStageId', '=', visited!),
        ),
      ),
    )
    .$if(owner !== undefined, (query) =>
      query.where((row) =>
        row.exists(
          row
            .selectFrom('entryOwners')
            .select('entryOwners.id')
            .where('entryOwners.workspaceId', '=', ctx.workspaceId)
            .whereRef('entryOwners.entryId', '=', 'entry.id')
            .where('entryOwners.memberId', '=', owner!)
            .where('entryOwners.until', 'is', null),
        ),
      ),
    )
    .$if(late === true, (query) =>
      query.where('entry.goal', '=', 'open').where((row) =>
        row.exists(
          row
            .selectFrom('pipelineStages')
            .select('pipelineStages.id')
            .where('pipelineStages.workspaceId', '=', ctx.workspaceId)
            .whereRef('pipelineStages.id', '=', 'entry.stageId')
            .where(
              sql<boolean>`entry.in_stage_since < ${ctx.instant}::timestamptz - pipeline_stages.limit_days * interval '1 day'`,
            ),
        ),
      ),
    )
}
