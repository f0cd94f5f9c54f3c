import { failCommon } from '@firsthand/contract/core/failure'
import { ScreenerContent, type ScreenerView } from '@firsthand/contract/studies/screeners'
import { type Selectable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Screeners } from '../../platform/db/tables.ts'
import { shareOf } from './funnel.rules.ts'

export type Screener = Selectable<Screeners>

export async function screenerOf(
  ctx: Context,
  study: string,
  { lock = false } = {},
): Promise<Screener | undefined> {
  return ctx.db
    .selectFrom('screeners')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
}

export async function contentOf(ctx: Context, screener: string, number: number): Promise<ScreenerContent> {
  const row = await ctx.db
    .selectFrom('screenerVersions')
    .select('content')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('screenerId', '=', screener)
    .where('number', '=', number)
    .executeTakeFirst()
  return ScreenerContent.parse((row ?? failCommon('not_found')).content)
}

export async function readScreener(ctx: Context, study: string): Promise<ScreenerView | null> {
  const row = await screenerOf(ctx, study)
  if (!row) return null
  const { rows } = await sql<{ begun: number; sent: number; qualified: number; full: number }>`
    SELECT count(*)::int AS begun, count(sent_at)::int AS sent,
      count(*) FILTER (WHERE outcome = 'qualified')::int AS qualified,
      count(*) FILTER (WHERE outcome = 'full')::int AS full
    FROM screener_answers WHERE workspace_id = ${ctx.workspaceId} AND screener_id = ${row.id}`.execute(ctx.db)
  const { begun, sent, qualified, full } = rows[0]!
  return {
    id: row.id,
    study,
    number: row.number,
    content: await contentOf(ctx, row.id, row.number),
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    closedWhy: row.closedWhy as ScreenerView['closedWhy'],
    answers: { begun, sent, qualified: shareOf(qualified, sent), full },
    links: await readLinks(ctx, row.id),
    version: row.version,
  }
}

async function readLinks(ctx: Context, screener: string): Promise<ScreenerView['links']> {
  const { rows } = await sql<ScreenerView['links'][number]>`
    SELECT l.id, l.label, l.channel, l.created_at AS "createdAt", l.expires_at AS "expiresAt",
      l.revoked_at AS "revokedAt",
      (SELECT count(*)::int FROM screener_answers a
        WHERE a.workspace_id = l.workspace_id AND a.link_id = l.id AND a.sent_at IS NOT NULL) AS sent
    FROM screener_links l
    WHERE l.workspace_id = ${ctx.workspaceId} AND l.screener_id = ${screener}
    ORDER BY l.created_at DESC, l.id DESC LIMIT 100`.execute(ctx.db)
  return rows
}
