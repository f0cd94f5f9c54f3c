import type { Context } from '../../platform/context.ts'
import { parseEmail } from '../imports/sheet/email.ts'
import { type CountryCode, type PhoneNumber, parsePhone } from '../imports/sheet/phone.ts'

/** By what two addresses are the same: one mailbox, however it is written. */
export function emailKey(email: string): string {
  return parseEmail(email)?.key ?? email.toLowerCase()
}

/**
 * By what two numbers are the same: E.164 where it can be read, else the digits; null where there are none. An extension
 * is part of it: those behind one exchange are many.
 */
export function phoneKey(phone: string, country?: CountryCode): string | null {
  return keyOfPhone(parsePhone(phone, country))
}

export function keyOfPhone({ typed, e164, extension }: PhoneNumber): string | null {
  if (e164 === null) return typed.replace(/[^\d+]/g, '') || null
  return extension === null ? e164 : `${e164} ext. ${extension}`
}

/** Where a number without a country code belongs. */
export async function countryOf(ctx: Context): Promise<CountryCode | undefined> {
  const row = await ctx.db
    .selectFrom('workspaceSettings')
    .select('defaultCountry')
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  return (row?.defaultCountry ?? undefined) as CountryCode | undefined
}
