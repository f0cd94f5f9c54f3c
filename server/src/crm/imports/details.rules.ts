import type { AddressView } from '@firsthand/contract/crm/contact-details'
import { fold, wordsOf } from '../../platform/search/fold.ts'

/** By what two links are the same: where they lead, however the address begins and ends. */
export function linkKey(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
}

const parts = ['street', 'postalCode', 'city', 'region', 'country'] as const

/** Whether an address says nothing that a known one does not say, so that adding it would double it. */
export function covers(known: AddressView, address: AddressView): boolean {
  return (
    parts.every((part) => address[part] === null || isSame(address[part], known[part] ?? '')) &&
    (address.free === '' || isSame(address.free, known.free))
  )
}

function isSame(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other)
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether a text has a word that none of the others has. */
export function addsWords(text: string, others: (string | null)[]): boolean {
  const known = new Set(others.flatMap((other) => wordsOf(fold(other ?? ''))))
  return wordsOf(fold(text)).some((word) => !known.has(word))
}
