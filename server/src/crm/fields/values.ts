import type { FieldSubject, FieldValue, FieldValues } from '@firsthand/contract/crm/fields'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import type { FieldCell } from './parse-value.ts'

/** One value of one person or organisation; a cell of null takes the value away. */
export type FieldWrite = { subjectId: string; fieldId: string; cell: FieldCell | null }

const columns = { person: 'personId', organisation: 'organisationId' } as const

/**
 * Writes values of many at once, in statements of 500 rows; of two for the same place the later one stands. Cells come
 * from `parseFieldValue`. Nothing is recorded here: whoever changes a person records that.
 */
export async function writeValues(ctx: Context, of: FieldSubject, writes: FieldWrite[]): Promise<void> {
  const last = new Map(writes.map((write) => [`${write.subjectId} ${write.fieldId}`, write]))
  const all = [...last.values()]
  await remove(
    ctx,
    of,
    all.filter((write) => write.cell === null),
  )
  const rows = all.flatMap(({ subjectId, fieldId, cell }) =>
    cell
      ? [{ workspaceId: ctx.workspaceId, id: ctx.newId(), fieldId, [columns[of]]: subjectId, ...cell }]
      : [],
  )
  for (const some of chunks(rows, 500)) {
    await ctx.db
      .insertInto('fieldValues')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', columns[of], 'fieldId'])
          .where(columns[of], 'is not', null)
          .doUpdateSet((row) => ({
            textValue: row.ref('excluded.textValue'),
            textKey: row.ref('excluded.textKey'),
            numberValue: row.ref('excluded.numberValue'),
            dateValue: row.ref('excluded.dateValue'),
            choiceId: row.ref('excluded.choiceId'),
            amountMinor: row.ref('excluded.amountMinor'),
            currency: row.ref('excluded.currency'),
            exponent: row.ref('excluded.exponent'),
            referredId: row.ref('excluded.referredId'),
          })),
      )
      .execute()
  }
}

/** The values of these people or organisations by field key, fields that are archived left out. Everybody has an entry. */
export async function valuesOf(
  ctx: Context,
  of: FieldSubject,
  subjectIds: string[],
): Promise<Map<string, FieldValues>> {
  const found = new Map<string, FieldValues>(subjectIds.map((id) => [id, {}]))
  if (subjectIds.length === 0) return found
  const subject = sql.ref(`v.${of === 'person' ? 'person_id' : 'organisation_id'}`)
  const { rows } = await sql<Row>`
    SELECT ${subject} AS subject_id, f.key, f.type, v.text_value, v.number_value, v.date_value, v.amount_minor,
      v.currency, v.exponent, v.referred_id, c.label AS choice, p.name AS referred_name
    FROM field_values v
    JOIN fields f ON f.workspace_id = ${ctx.workspaceId} AND f.id = v.field_id AND f.archived_at IS NULL
    LEFT JOIN field_choices c ON c.workspace_id = ${ctx.workspaceId} AND c.id = v.choice_id
    LEFT JOIN people p ON p.workspace_id = ${ctx.workspaceId} AND p.id = v.referred_id
    WHERE v.workspace_id = ${ctx.workspaceId} AND ${subject} = ANY(${subjectIds}::uuid[])
    ORDER BY f.position, f.id`.execute(ctx.db)
  for (const row of rows) found.get(row.subjectId)![row.key] = valueOf(row)
  return found
}

type Row = {
  subjectId: string
  key: string
  type: string
  textValue: string | null
  numberValue: string | null
  dateValue: string | null
  amountMinor: number | null
  currency: string | null
  exponent: number | null
  referredId: string | null
  choice: string | null
  referredName: string | null
}

function valueOf(row: Row): FieldValue {
  switch (row.type) {
    case 'number':
      return Number(row.numberValue)
    case 'date':
      return row.dateValue!
    case 'choice':
      return row.choice!
    case 'money':
      return { amountMinor: row.amountMinor!, currency: row.currency!, exponent: row.exponent! }
    case 'person':
      return { id: row.referredId!, name: row.referredName! }
    default:
      return row.textValue!
  }
}

async function remove(ctx: Context, of: FieldSubject, writes: FieldWrite[]): Promise<void> {
  if (writes.length === 0) return
  await sql`
    DELETE FROM field_values v
    USING unnest(${writes.map((write) => write.subjectId)}::uuid[], ${writes.map((write) => write.fieldId)}::uuid[]) AS gone(subject_id, field_id)
    WHERE v.workspace_id = ${ctx.workspaceId} AND v.field_id = gone.field_id
      AND ${sql.ref(`v.${of === 'person' ? 'person_id' : 'organisation_id'}`)} = gone.subject_id`.execute(
    ctx.db,
  )
}
