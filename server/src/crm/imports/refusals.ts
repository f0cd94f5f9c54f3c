import type { ImportProblem, PreviewRow } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'

export type Refusal = { line: number; cells: string[]; problems: ImportProblem[] }
export type RefusalRow = Awaited<ReturnType<typeof refusals>>[number]

/** Keeps rows that could not be imported, as they stood in the file, with the reasons. */
export async function keepRefusals(
  ctx: Context,
  importId: string,
  refused: Refusal[],
): Promise<(Refusal & { id: string })[]> {
  const kept = refused.map((refusal) => ({ ...refusal, id: ctx.newId() }))
  await insertRows(ctx, 'importRefusals', {
    shared: { importId },
    types: { id: 'uuid', line: 'int4', cells: 'jsonb', reasons: 'jsonb' },
    rows: kept.map(({ id, line, cells, problems }) => ({
      id,
      line,
      cells: json(withoutNul(cells)),
      reasons: json(problems),
    })),
  })
  return kept
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

export function presentRefusal({
  id,
  line,
  cells,
  reasons,
}: RefusalRow): PreviewRow & { id: string; mayMend: boolean } {
  const problems = reasons as ImportProblem[]
  return { id, line, cells: cells as string[], problems, mayMend: mayMend(problems) }
}

/** What is said of an introducer is mended on the page of the person, who is imported; of the erased nothing is kept. */
export function mayMend(problems: ImportProblem[]): boolean {
  return !problems.some(
    ({ code }) => code.startsWith('introducer_') || code.startsWith('mention_') || code === 'person_erased',
  )
}

/** PostgreSQL keeps no lone surrogates in jsonb. */
function withoutNul(cells: string[]): string[] {
  return cells.map((cell) => cell.replaceAll('\0', '').toWellFormed())
}
