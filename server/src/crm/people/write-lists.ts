import { fail } from '@firsthand/contract/core/failure'
import { type PersonInput, createPerson } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { refuseSuppressed } from '../rights/refuse-suppressed.ts'
import { countryOf, emailKey, phoneKey } from './keys.ts'
import { isSharedMailbox } from './shared-mailboxes.ts'

type Fields = Partial<PersonInput>

/** Replaces the lists that are given: e-mails, phones, contact types. */
export async function writeLists(
  ctx: Context,
  personId: string,
  { emails, phones, contactTypes }: Fields,
): Promise<void> {
  const { workspaceId, db } = ctx
  await refuseSuppressed(ctx, { ...(emails && { emails }), ...(phones && { phones }) })
  if (emails) {
    const shared = await sharedBefore(ctx, personId)
    await db
      .deleteFrom('personEmails')
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .execute()
    await insertEmails(ctx, { personId, emails, shared })
  }
  if (phones) {
    await db
      .deleteFrom('personPhones')
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .execute()
    const country = await countryOf(ctx)
    const rows = phones.map(({ phone, label }, position) => ({
      workspaceId,
      id: ctx.newId(),
      personId,
      position,
      phone,
      label: label ?? null,
      phoneKey: phoneKey(phone, country),
    }))
    if (rows.length > 0) await db.insertInto('personPhones').values(rows).execute()
  }
  if (contactTypes) {
    await db
      .deleteFrom('contactTypes')
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .execute()
    const rows = contactTypes.map(({ type, since, until }) => ({
      workspaceId,
      id: ctx.newId(),
      personId,
      type,
      since: since ?? null,
      until: until ?? null,
    }))
    if (rows.length > 0) await db.insertInto('contactTypes').values(rows).execute()
  }
}

/** Addresses that somebody said this person shares with another. */
async function sharedBefore(ctx: Context, personId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('personEmails')
    .select('emailKey')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .where('isShared', '=', true)
    .execute()
  return new Set(rows.map((row) => row.emailKey))
}

type Addresses = { personId: string; emails: NonNullable<Fields['emails']>; shared: Set<string> }

async function insertEmails(ctx: Context, { personId, emails, shared }: Addresses): Promise<void> {
  const byKey = new Map(emails.map((each) => [emailKey(each.email), each]))
  const rows = [...byKey].map(([key, { email, label }], position) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    personId,
    position,
    email,
    emailKey: key,
    isShared: shared.has(key) || isSharedMailbox(key),
    label: label ?? null,
  }))
  if (rows.length === 0) return
  const own = rows.flatMap((row) => (row.isShared ? [] : row.emailKey))
  const taken =
    own.length > 0 &&
    (await ctx.db
      .selectFrom('personEmails')
      .select('emailKey')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('emailKey', 'in', own)
      .where('isShared', '=', false)
      .executeTakeFirst())
  if (taken) fail(createPerson, 'duplicate_email', { email: byKey.get(taken.emailKey)!.email })
  try {
    await ctx.db.insertInto('personEmails').values(rows).execute()
  } catch (error) {
    // Somebody else gave it to a person at this very moment.
    if (!violates(error, 'person_emails_key')) throw error
    fail(createPerson, 'duplicate_email', { email: rows.map((row) => row.email).join(', ') })
  }
}
