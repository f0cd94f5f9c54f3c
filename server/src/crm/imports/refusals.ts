import type { ImportProblem, PreviewRow } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'

export type Refusal = { line: number; cells: string[]; problems: ImportProblem[] }
export type RefusalRow = Awaited<ReturnType<typeof refusals>>[number]

/** Keeps rows that could not be imported, as they stood in the file, with the reasons. */
export async function keepRefusals(ctx: Context, importId: string, refused: Refusal[]): Promise<void> {
  if (refused.length === 0) return
  const rows = refused.map(({ line, cells, problems }) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    importId,
    line,
    cells: json(withoutNul(cells))!,
    reasons: json(problems)!,
  }))
  await ctx.db.insertInto('importRefusals').values(rows).execute()
}

/** Refused rows in the order of the file. */
export async function refusals(
  ctx: Context,
  importId: string,
  { after, limit }: { after: { line: number; id: string } | undefined; limit: number },
) {
  return ctx.db
    .selectFrom('importRefusals')
    .select(['id', 'line', 'cells', 'reasons'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .$if(after !== undefined, (query) =>
      query.where((row) => row(row.refTuple('line', 'id'), '>', row.tuple(after!.line, after!.id))),
    )
    .orderBy('line')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export function presentRefusal({ line, cells, reasons }: RefusalRow): PreviewRow {
  return { line, cells: cells as string[], problems: reasons as ImportProblem[] }
}

/** PostgreSQL keeps no lone surrogates in jsonb. */
function withoutNul(cells: string[]): string[] {
  return cells.map((cell) => cell.replaceAll('\0', '').toWellFormed())
}
