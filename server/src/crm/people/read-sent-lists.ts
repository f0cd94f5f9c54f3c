import type { PersonInput } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { readDetails } from '../details/details.ts'

/** Those lists of a person that are about to be replaced, as they are now. */
export async function readSentLists(ctx: Context, id: string, sent: Partial<PersonInput>) {
  const { workspaceId, db } = ctx
  const emails =
    sent.emails &&
    (await db
      .selectFrom('personEmails')
      .select(['email', 'label'])
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', id)
      .orderBy('position')
      .execute())
  const phones =
    sent.phones &&
    (await db
      .selectFrom('personPhones')
      .select(['phone', 'label'])
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', id)
      .orderBy('position')
      .execute())
  const contactTypes =
    sent.contactTypes &&
    (await db
      .selectFrom('contactTypes')
      .select(['type', 'since', 'until'])
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', id)
      .orderBy('id')
      .execute())
  const details = (sent.links ?? sent.addresses) && (await readDetails(ctx, { of: 'person', id }))
  return {
    ...(emails && { emails }),
    ...(phones && { phones }),
    ...(contactTypes && { contactTypes }),
    ...(sent.links && details && { links: details.links }),
    ...(sent.addresses && details && { addresses: details.addresses }),
  }
}
