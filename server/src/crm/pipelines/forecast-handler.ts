import type { Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/crm/pipelines-forecast'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { valueOf } from './entry-read.ts'
import { type OpenEntry, type StageHistory, forecastStages, simulate } from './forecast.ts'
import { findPipeline } from './pipelines.ts'
import { readStages } from './stages.ts'

const finishedAtMost = 5_000
const openAtMost = 10_000

export const forecastHandlers = [
  handle(contract.showForecast, async (ctx, { pipeline, withinDays, seed }) => {
    await findPipeline(ctx, pipeline)
    const { finished, history } = await readHistory(ctx, pipeline)
    const { open, notRead } = await readOpen(ctx, pipeline)
    const stages = forecastStages(history, open)
    const simulation = simulate({ history, open, withinDays, seed })
    const isFine = simulation.wins !== null
    return {
      verdict: isFine ? 'fine' : 'not enough history',
      sentence: sentenceFor({ isFine, open, stages, finished }),
      withinDays,
      seed,
      finished,
      stages,
      ...simulation,
      withoutValue: open.filter((entry) => entry.value === null).length,
      notRead,
    } satisfies Output<typeof contract.showForecast>
  }),
]

/** Which stages the finished entries had been in; each entry counts once, by how it ended last. */
async function readHistory(ctx: Context, pipeline: string) {
  const stages = (await readStages(ctx, [pipeline])).filter(
    (stage) => stage.goal === 'open' && !stage.archivedAt,
  )
  const { rows } = await sql<{ id: string; goal: string; stageId: string; days: number }>`
    WITH finished AS (
      SELECT id, goal, closed_at FROM pipeline_entries
      WHERE workspace_id = ${ctx.workspaceId} AND pipeline_id = ${pipeline} AND archived_at IS NULL AND closed_at IS NOT NULL
      ORDER BY closed_at DESC LIMIT ${finishedAtMost}
    )
    SELECT f.id, f.goal, m.to_stage_id AS stage_id, (extract(epoch FROM f.closed_at - min(m.at)) / 86400)::float8 AS days
    FROM finished f JOIN entry_moves m ON m.workspace_id = ${ctx.workspaceId} AND m.entry_id = f.id
    GROUP BY f.id, f.goal, f.closed_at, m.to_stage_id`.execute(ctx.db)
  const history = stages.map(({ id, name }): StageHistory => {
    const visits = rows.filter((row) => row.stageId === id)
    const wins = visits.filter((row) => row.goal === 'won')
    return { id, name, finished: visits.length, won: wins.length, winDays: wins.map((row) => row.days) }
  })
  return { finished: new Set(rows.map((row) => row.id)).size, history }
}

async function readOpen(ctx: Context, pipeline: string): Promise<{ open: OpenEntry[]; notRead: number }> {
  const rows = await ctx.db
    .selectFrom('pipelineEntries as entry')
    .select(['entry.stageId', 'entry.amountMinor', 'entry.currency', 'entry.exponent'])
    .select((row) =>
      row
        .selectFrom('entryMoves')
        .select((each) => each.fn.min('entryMoves.at').as('at'))
        .where('entryMoves.workspaceId', '=', ctx.workspaceId)
        .whereRef('entryMoves.entryId', '=', 'entry.id')
        .whereRef('entryMoves.toStageId', '=', 'entry.stageId')
        .as('since'),
    )
    .where('entry.workspaceId', '=', ctx.workspaceId)
    .where('entry.pipelineId', '=', pipeline)
    .where('entry.goal', '=', 'open')
    .where('entry.archivedAt', 'is', null)
    .orderBy('entry.inStageSince')
    .orderBy('entry.id')
    .limit(2 * openAtMost)
    .execute()
  const open = rows.slice(0, openAtMost).map((row) => ({
    stageId: row.stageId,
    daysInStage: Math.max(0, ctx.now.getTime() - Date.parse(row.since ?? ctx.instant)) / 86_400_000,
    value: valueOf(row),
  }))
  return { open, notRead: rows.length - open.length }
}

type Known = { isFine: boolean; open: OpenEntry[]; stages: contract.StageForecast[]; finished: number }

function sentenceFor({ isFine, open, stages, finished }: Known): string {
  if (open.length === 0) return 'No entry is under way, so there is nothing to forecast.'
  const lacking = stages.filter((stage) => stage.open > 0 && stage.verdict !== 'fine')
  const least = lacking.toSorted((one, other) => one.missing - other.missing)[0]
  if (!isFine)
    return `Not enough history: ${finished} finished so far. ${least?.missing ?? contract.enoughFinished} more that were in ${least?.stage.name ?? 'a stage'} would be enough to begin.`
  if (lacking.length === 0) return `From ${finished} finished entries.`
  const names = lacking.map(({ stage }) => stage.name).join(', ')
  return `From ${finished} finished entries. Left out, for want of history: what stands in ${names}.`
}
