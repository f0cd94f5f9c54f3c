import { failCommon } from '@firsthand/contract/core/failure'
import type { ImportView } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { importRows, presentImport } from './present.ts'

/** One import, as the API shows it. */
export async function showImport(ctx: Context, id: string): Promise<ImportView> {
  const row = await importRows(ctx).where('imports.id', '=', id).executeTakeFirst()
  return row ? presentImport(row, ctx.now) : failCommon('not_found')
}

/** The same, with its row locked, so that two who decide about it do so one after the other. */
export async function lockImport(ctx: Context, id: string): Promise<ImportView> {
  await ctx.db
    .selectFrom('imports')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return showImport(ctx, id)
}
