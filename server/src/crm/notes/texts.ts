import type { Context } from '../../platform/context.ts'

/** The words of the notes about these people or organisations, for finding them: the newest thirty of each. */
export async function noteTextsOf(
  ctx: Context,
  of: 'person' | 'organisation',
  subjectIds: string[],
): Promise<Map<string, string[]>> {
  const column = of === 'person' ? 'personId' : 'organisationId'
  const rows = await ctx.db
    .selectFrom('notes')
    .select([`${column} as subjectId`, 'text'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(column, 'in', subjectIds)
    .orderBy('createdAt', 'desc')
    .execute()
  const texts = new Map<string, string[]>()
  for (const { subjectId, text } of rows) {
    const some = texts.get(subjectId!) ?? []
    if (some.length < 30) texts.set(subjectId!, [...some, text])
  }
  return texts
}
