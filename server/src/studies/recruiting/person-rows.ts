import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PersonHooks, PersonRows } from '../../platform/person-rows.ts'
import { keepCells } from './places.ts'

/** How far it came with somebody counts on without a name; why it was them, and what they answered, goes. */
export const recruitingPersonRows: PersonRows[] = [
  {
    table: 'recruits',
    column: 'person_id',
    alongside: ['study_id'],
    whenErased: { set: { why: '', override_reason: '' } },
  },
  {
    table: 'screener_answers',
    column: 'person_id',
    whenErased: { set: { answers: '[]' } },
    notTold: ['draft_hash'],
  },
]

export const recruitingPersonHooks: PersonHooks = {
  /** Whom a study that goes on is waiting for, and who answered a screener since. */
  keeps: (ctx, since) => [
    sql`SELECT r.person_id FROM recruits r JOIN studies s ON s.workspace_id = r.workspace_id AND s.id = r.study_id
      WHERE r.workspace_id = ${ctx.workspaceId} AND s.closed_at IS NULL
        AND r.step IN ('found', 'asked', 'agreed', 'scheduled', 'met')`,
    sql`SELECT person_id FROM screener_answers WHERE workspace_id = ${ctx.workspaceId} AND person_id IS NOT NULL
      AND sent_at >= ${since}`,
  ],
  async erasing(ctx, person) {
    const theirs = await ctx.db
      .selectFrom('recruits')
      .select('studyId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('personId', '=', person)
      .execute()
    await keepCells(
      ctx,
      theirs.map((each) => each.studyId),
    )
    await ctx.db
      .updateTable('recruitSteps')
      .set({ note: '' })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('recruitId', 'in', recruitIds(ctx, person))
      .execute()
    await ctx.db
      .deleteFrom('quotaPlaces')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('holderId', 'in', recruitIds(ctx, person))
      .where('countedAt', 'is', null)
      .execute()
  },
}

function recruitIds(ctx: Context, person: string) {
  return ctx.db
    .selectFrom('recruits')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
}
