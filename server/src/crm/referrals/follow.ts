import { introductionPatienceDays } from '@firsthand/contract/crm/introductions'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { datesAfter, isEnded, isMade } from './introduction.rules.ts'

/** Whatever is said of a referral holds for the wish that led to it, so that nobody is thanked twice or asked again. */
export async function followReferral(
  ctx: Context,
  {
    personId,
    introducerId,
    stage,
    at,
  }: { personId: string; introducerId: string; stage: 'asked' | 'made' | 'met' | 'thanked'; at: string },
): Promise<void> {
  const requests = await ctx.db
    .selectFrom('introductionRequests')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .where('introducerId', '=', introducerId)
    .where('state', '<>', stage)
    .forUpdate()
    .execute()
  for (const request of requests) {
    if (isEnded(request.state)) continue
    await ctx.db
      .updateTable('introductionRequests')
      .set({
        ...datesAfter(request, { to: stage, at, patienceDays: introductionPatienceDays }),
        state: stage,
        version: request.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', request.id)
      .execute()
  }
}

type Made = { personId: string; introducerId: string; madeAt: string }

/** The same for many who came through somebody at once: what waits moves on, what was met or thanked for stays so. */
export async function followReferrals(ctx: Context, made: Made[]): Promise<void> {
  if (made.length === 0) return
  const introductions = new Map(made.map((each) => [each.personId, each]))
  const people = `{${[...introductions.keys()].join(',')}}`
  const introducers = `{${[...new Set(made.map((each) => each.introducerId))].join(',')}}`
  // Whom we wished for in words is who came through the one we asked, and is called that.
  const { rows: open } = await sql<{ id: string; reached: string }>`
    SELECT q.id, coalesce(q.person_id, p.id) AS reached FROM introduction_requests q
    LEFT JOIN people p ON q.person_id IS NULL AND p.workspace_id = q.workspace_id AND p.id = ANY(${people}::uuid[])
      AND p.sort_key = lower(q.wanted)
    WHERE q.workspace_id = ${ctx.workspaceId} AND q.state IN ('wished', 'asked')
      AND (q.person_id = ANY(${people}::uuid[]) OR p.id IS NOT NULL)
      AND (q.introducer_id IS NULL AND q.person_id IS NOT NULL OR q.introducer_id = ANY(${introducers}::uuid[]))
    ORDER BY q.id`.execute(ctx.db)
  for (const { id, reached } of open) await follow(ctx, id, introductions.get(reached)!)
}

async function follow(ctx: Context, id: string, { personId, introducerId, madeAt }: Made): Promise<void> {
  const request = await ctx.db
    .selectFrom('introductionRequests')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (request.introducerId !== null && request.introducerId !== introducerId) return
  if (isEnded(request.state) || isMade(request.state)) return
  await ctx.db
    .updateTable('introductionRequests')
    .set({
      ...datesAfter(request, { to: 'made', at: madeAt, patienceDays: introductionPatienceDays }),
      state: 'made',
      personId,
      introducerId,
      version: request.version + 1,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  ctx.record(
    'introduction.moved',
    { kind: 'introduction', id },
    { before: { state: request.state }, after: { state: 'made', personId, introducerId } },
  )
}
