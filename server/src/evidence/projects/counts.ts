import type { ProjectCounts } from '@firsthand/contract/evidence/projects'
import type { Context } from '../../platform/context.ts'
import type { Survey } from './survey.ts'

/** How much came over. */
export async function countBrought(ctx: Context, importId: string): Promise<Omit<ProjectCounts, 'notes'>> {
  const rows = await ctx.db
    .selectFrom('projectThings')
    .select('kind')
    .select((row) => row.fn.count<number>('thingId').distinct().as('count'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .groupBy('kind')
    .execute()
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return {
    codes: of('code'),
    texts: of('text'),
    selections: of('evidence'),
    codings: of('coding'),
    cases: of('person'),
    users: of('coder'),
    files: of('file'),
  }
}

/** How much there is in a project. */
export function countSurvey({ codes, sources, notes, cases, users, files }: Survey): ProjectCounts {
  const all = (some: Survey['codes']): number => some.reduce((sum, code) => sum + 1 + all(code.below), 0)
  return {
    codes: all(codes),
    texts: sources.filter(({ kind }) => kind === 'text').length,
    selections: sources.reduce((sum, { selections }) => sum + selections, 0),
    codings: sources.reduce((sum, { codings }) => sum + codings, 0),
    notes: notes.size,
    cases: cases.length,
    users: users.length,
    files: files.length,
  }
}
