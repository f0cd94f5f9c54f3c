import type { FieldSubject, FieldType, FieldView } from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'

type Wanted = { of?: FieldSubject | undefined; archived?: boolean; ids?: string[] }

/** The fields of the open workspace in their order; `archived` unset asks for all. */
export async function readFields(ctx: Context, { of, archived, ids }: Wanted): Promise<FieldView[]> {
  if (ids?.length === 0) return []
  const rows = await ctx.db
    .selectFrom('fields')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(of !== undefined, (query) => query.where('subject', '=', of!))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .$if(archived !== undefined, (query) => query.where('archivedAt', archived ? 'is not' : 'is', null))
    .orderBy('subject', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const ofChoice = rows.filter((row) => row.type === 'choice').map((row) => row.id)
  const choices = ofChoice.length === 0 ? [] : await readChoices(ctx, ofChoice)
  return rows.map((row) => ({
    id: row.id,
    of: row.subject as FieldSubject,
    key: row.key,
    label: row.label,
    type: row.type as FieldType,
    help: row.help,
    unit: row.unit,
    currency: row.currency,
    exponent: row.exponent,
    choices: choices.filter((each) => each.fieldId === row.id).map(({ id, label }) => ({ id, label })),
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    version: row.version,
  }))
}

/** One field, or undefined. */
export async function readField(ctx: Context, id: string): Promise<FieldView | undefined> {
  return (await readFields(ctx, { ids: [id] }))[0]
}

function readChoices(ctx: Context, fieldIds: string[]) {
  return ctx.db
    .selectFrom('fieldChoices')
    .select(['id', 'fieldId', 'label'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('fieldId', 'in', fieldIds)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
