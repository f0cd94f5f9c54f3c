import type { RetentionKind } from '@firsthand/contract/platform/retention'
import type { Context } from '../context.ts'

/** The rules that hold, by kind. */
export async function readRules(ctx: Context): Promise<{ kind: RetentionKind; afterDays: number }[]> {
  const rows = await ctx.db
    .selectFrom('retentionRules')
    .select(['kind', 'afterDays'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return rows.map(({ kind, afterDays }) => ({ kind: kind as RetentionKind, afterDays }))
}
