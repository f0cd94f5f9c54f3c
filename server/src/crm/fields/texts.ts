import type { FieldSubject } from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'

/** What of the values of these people or organisations a search should find: their texts. */
export async function textsOf(
  ctx: Context,
  of: FieldSubject,
  subjectIds: string[],
): Promise<Map<string, string[]>> {
  const column = of === 'person' ? 'personId' : 'organisationId'
  const rows = await ctx.db
    .selectFrom('fieldValues')
    .select([`${column} as subjectId`, 'textValue'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(column, 'in', subjectIds)
    .where('textValue', 'is not', null)
    .execute()
  const texts = new Map<string, string[]>()
  for (const { subjectId, textValue } of rows)
    texts.set(subjectId!, [...(texts.get(subjectId!) ?? []), textValue!])
  return texts
}
