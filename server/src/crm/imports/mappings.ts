import { failCommon } from '@firsthand/contract/core/failure'
import { type ColumnTarget, ImportOptions, type SavedMapping } from '@firsthand/contract/crm/imports'
import * as contract from '@firsthand/contract/crm/imports-mappings'
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import type { ImportMappings } from '../../platform/db/tables.ts'
import { json } from '../../platform/events/record.ts'
import { handle } from '../../platform/handle.ts'
import { storedOptions } from './options.ts'
import { wordsOf } from './sheet/mapping-headers.ts'

export const mappingHandlers = [
  handle(contract.saveMapping, async (ctx, { name, headers, mapping, options = {} }) => {
    if (headers.length !== mapping.length)
      failCommon('input_invalid', {
        problems: [
          { path: 'mapping', message: `There are ${headers.length} columns. Give a target for each.` },
        ],
      })
    const kept = {
      signature: signatureOf(headers),
      headers: json(headers)!,
      mapping: json(mapping)!,
      options: json(ImportOptions.parse(options))!,
      updatedAt: ctx.instant,
    }
    // A mapping saved under a name that is taken replaces the one before.
    const row = await ctx.db
      .insertInto('importMappings')
      .values({
        ...kept,
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        name,
        createdBy: asker(ctx).id,
        createdAt: ctx.instant,
      })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doUpdateSet(kept))
      .returningAll()
      .executeTakeFirstOrThrow()
    ctx.record('import_mapping.saved', { kind: 'import_mapping', id: row.id }, { after: { name } })
    return present(row)
  }),

  handle(contract.listMappings, async (ctx) => {
    const rows = await ctx.db
      .selectFrom('importMappings')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .orderBy('name')
      .limit(200)
      .execute()
    return { items: rows.map(present) }
  }),

  handle(contract.deleteMapping, async (ctx, { mapping: id }) => {
    const row = await ctx.db
      .deleteFrom('importMappings')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (!row) failCommon('not_found')
    ctx.record('import_mapping.deleted', { kind: 'import_mapping', id }, { before: { name: row.name } })
    return {}
  }),
]

/** The mapping that was last saved for columns of these names, in this order. */
export async function findMapping(ctx: Context, headers: string[]): Promise<SavedMapping | undefined> {
  const row = await ctx.db
    .selectFrom('importMappings')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('signature', '=', signatureOf(headers))
    .orderBy('updatedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && present(row)
}

function signatureOf(headers: string[]): string {
  return createHash('sha256')
    .update(json(headers.map(wordsOf))!)
    .digest('base64url')
}

function present(row: Selectable<ImportMappings>): SavedMapping {
  const { id, name, createdAt, updatedAt } = row
  return {
    id,
    name,
    headers: row.headers as string[],
    mapping: row.mapping as ColumnTarget[],
    options: storedOptions(row.options),
    createdAt,
    updatedAt,
  }
}
