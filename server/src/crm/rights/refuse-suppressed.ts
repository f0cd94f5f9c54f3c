import { fail } from '@firsthand/contract/core/failure'
import { type PersonInput, createPerson } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { countryOf, emailKey, phoneKey } from '../people/keys.ts'
import { type ContactKey, suppressedKeys } from './suppressions.ts'

/** Whoever was erased does not come back by hand or over the API. */
export async function refuseSuppressed(
  ctx: Context,
  { emails = [], phones = [] }: Pick<Partial<PersonInput>, 'emails' | 'phones'>,
): Promise<void> {
  const asWritten = new Map(emails.map(({ email }) => [emailKey(email), email]))
  const keys: ContactKey[] = [...asWritten.keys()].map((key) => ({ kind: 'email', key }))
  const country = phones.length > 0 ? await countryOf(ctx) : undefined
  for (const { phone } of phones) {
    const key = phoneKey(phone, country)
    if (!key) continue
    asWritten.set(key, phone)
    keys.push({ kind: 'phone', key })
  }
  const [first] = await suppressedKeys(ctx, keys)
  if (first !== undefined) fail(createPerson, 'suppressed', { address: asWritten.get(first)! })
}
