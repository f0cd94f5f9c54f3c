import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { chunks } from '../../../platform/events/record.ts'
import type { Same } from '../model/person-model.ts'

/** Keeps pairs that may be one, or what is now said of them. Those that a member told apart stay apart. */
export async function storePairs(ctx: Context, found: Same[], scanId: string | null = null): Promise<void> {
  const rows = found.map(({ one, other, weight, probability, reasons, isExact }) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    oneId: one < other ? one : other,
    otherId: one < other ? other : one,
    weight,
    probability,
    reasons: JSON.stringify(reasons),
    exactSince: isExact ? ctx.instant : null,
    foundAt: ctx.instant,
    scanId,
  }))
  for (const some of chunks(rows, 500))
    await ctx.db
      .insertInto('duplicatePairs')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'oneId', 'otherId'])
          .doUpdateSet((row) => ({
            weight: row.ref('excluded.weight'),
            probability: row.ref('excluded.probability'),
            reasons: row.ref('excluded.reasons'),
            exactSince: row.ref('excluded.exactSince'),
            scanId: row.ref('excluded.scanId'),
          }))
          .where('duplicatePairs.notSameAt', 'is', null),
      )
      .execute()
}

/** Says anew of one person whom they may be. */
export async function storePairsOf(ctx: Context, person: string, found: Same[]): Promise<void> {
  await storePairs(ctx, found)
  const still = found.map(({ one, other }) => (one === person ? other : one))
  await sql`
    DELETE FROM duplicate_pairs WHERE workspace_id = ${ctx.workspaceId} AND not_same_at IS NULL
    AND ((one_id = ${person} AND NOT other_id = ANY(${still}::uuid[])) OR (other_id = ${person} AND NOT one_id = ANY(${still}::uuid[])))`.execute(
    ctx.db,
  )
}
