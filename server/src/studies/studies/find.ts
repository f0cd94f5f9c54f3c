import { failCommon } from '@firsthand/contract/core/failure'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Studies } from '../../platform/db/tables.ts'

/**
 * A study of the open workspace; locked where whoever asks will change what belongs to it. Locked whole, it also waits
 * for everything that only needs it to stay as it is, such as who takes a place in it.
 */
export async function findStudy(
  ctx: Context,
  id: string,
  { lock = false }: { lock?: boolean | 'whole' } = {},
): Promise<Selectable<Studies>> {
  const row = await ctx.db
    .selectFrom('studies')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(lock !== false, (query) => (lock === 'whole' ? query.forUpdate() : query.forNoKeyUpdate()))
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}
