import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import type { aboutErrors } from '@firsthand/contract/crm/notes'
import type { Context } from '../../platform/context.ts'
import type { Subject } from '../details/details.ts'

type Sent = { person?: string | undefined; organisation?: string | undefined }
type Asking = Operation & { errors: typeof aboutErrors }

/** The person or organisation that is meant; refuses none, both, and one that is not there. */
export async function subjectOf(ctx: Context, operation: Asking, sent: Sent): Promise<Subject> {
  const { person, organisation } = sent
  if ((person === undefined) === (organisation === undefined)) return fail(operation, 'about_one')
  const found = await ctx.db
    .selectFrom(person ? 'people' : 'organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', (person ?? organisation)!)
    .executeTakeFirst()
  if (!found) return failCommon('not_found')
  return { of: person ? 'person' : 'organisation', id: found.id }
}
