import { fold, wordsOf } from '../../../platform/search/fold.ts'
import { isSharedMailbox } from '../../people/shared-mailboxes.ts'
import { splitName } from '../linkage/compare-names.ts'
import { postalComparison } from '../linkage/compare-postal.ts'
import type { ComparedPerson } from '../model/person-fields.ts'
import { hashText } from './hash-text.ts'
import { soundOf } from './sound.ts'

/** What people who may be one have in common, hashed; two people are compared when they share one. */
export function keysOf(person: ComparedPerson): number[] {
  return [...new Set(keyTexts(person))].map(hashText)
}

/** The same as text, for tests. */
export function keyTexts({ name, emails, phones, organisation, addresses = [] }: ComparedPerson): string[] {
  const { given, family } = splitName(name)
  const first = wordsOf(fold(given))[0] ?? ''
  const last = wordsOf(fold(family)).join('')
  const keys: string[] = []
  const words = wordsOf(fold(name)).toSorted()
  // Two names meet by their sound, in either order; of more or fewer, by all of them.
  if (words.length !== 2 && words[0]) keys.push(`names ${words.join(' ')}`)
  if (first && last) {
    keys.push(`sounds ${[soundOf(first), soundOf(last)].toSorted().join(' ')}`)
    keys.push(`initial ${first[0]} ${soundOf(last)}`)
  }
  if (organisation) {
    const at = wordsOf(fold(organisation)).filter((word) => word.length > 2)[0] ?? fold(organisation)
    if (first) keys.push(`given at ${soundOf(first)} ${at}`)
    if (last) keys.push(`family at ${soundOf(last)} ${at}`)
  }
  for (const address of addresses) {
    const home = postalComparison.prepare(address)
    for (const house of home ? postalComparison.blocks(home) : []) {
      if (first) keys.push(`given in ${soundOf(first)} ${house}`)
      if (last) keys.push(`family in ${soundOf(last)} ${house}`)
    }
  }
  for (const email of emails) {
    const mailbox = mailboxOf(email)
    if (!mailbox) continue
    keys.push(`mailbox ${mailbox.local}@${mailbox.domain}`)
    if (mailbox.local.length >= 5) keys.push(`local ${mailbox.local}`)
  }
  for (const phone of phones) {
    const digits = phone.replace(/\D/g, '')
    if (digits.length >= 5) keys.push(`phone ${digits.slice(-7)}`)
  }
  return keys
}

/** A mailbox without what many providers pass over: dots and what follows a plus. Null for one that is nobody's own. */
export function mailboxOf(email: string): { local: string; domain: string } | null {
  const at = email.lastIndexOf('@')
  if (at < 1) return null
  const local = email.slice(0, at).toLowerCase().split('+')[0]!.replaceAll('.', '')
  return local === '' || isSharedMailbox(email.toLowerCase())
    ? null
    : { local, domain: email.slice(at + 1).toLowerCase() }
}
