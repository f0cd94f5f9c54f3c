import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type WholeRow, putBack, readWhole } from './whole-rows.ts'

/**
 * Lists that are replaced whole when somebody changes them, so that their rows are known again by what they say and not
 * by their ids.
 */
const lists = [
  { table: 'person_emails', says: 'email_key', isOnce: true },
  { table: 'person_phones', says: 'phone', isOnce: true },
  { table: 'contact_types', says: 'type', isOnce: false },
] as const

export async function readLists(ctx: Context, person: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { table } of lists)
    found[table] = (await readWhole(ctx, table, sql`t.person_id = ${person}`)).map((each) => each.row)
  return found
}

/** Gives back what no longer stands under its id; answers what nobody has any more. */
export async function restoreLists(
  ctx: Context,
  { from, into }: { from: string; into: string },
  before: Record<string, string[]>,
): Promise<string[]> {
  const lost: string[] = []
  for (const { table, says, isOnce } of lists) {
    for (const row of before[table] ?? []) {
      const known = JSON.parse(row) as { id: string; email?: string; phone?: string } & Record<string, string>
      const whole: WholeRow = { table, row }
      const [standing] = await readWhole(ctx, table, sql`t.id = ${known.id} AND t.person_id = ${from}`)
      if (standing) continue
      if (isOnce) {
        const taken = await sql`
          DELETE FROM ${sql.table(table)} t WHERE t.workspace_id = ${ctx.workspaceId} AND t.person_id = ${into}
          AND t.${sql.ref(says)} = ${known[says]}`.execute(ctx.db)
        if (!taken.numAffectedRows) {
          lost.push(known.email ?? known.phone ?? '')
          continue
        }
      }
      if (!(await putBack(ctx, whole))) lost.push(known.email ?? known.phone ?? known['type'] ?? '')
    }
  }
  return lost.filter((each) => each !== '')
}
