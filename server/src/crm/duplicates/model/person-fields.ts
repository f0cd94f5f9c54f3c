import type { comparedFields } from '@firsthand/contract/crm/duplicates'
import { isSharedMailbox } from '../../people/shared-mailboxes.ts'
import { splitName } from '../linkage/compare-names.ts'
import type { FieldChances } from '../linkage/learn.ts'
import type { LinkageField, LinkageRecord } from '../linkage/prepare.ts'

/** A person as duplicates are looked for: what is compared, and nothing else. */
export type ComparedPerson = {
  id: string
  name: string
  emails: string[]
  phones: string[]
  organisation: string | null
  /** Street, postal code and town, a line each; left out for the many who have none. */
  addresses?: string[]
}

export const personFields = [
  { name: 'given name', kind: 'name', changesPlacesWith: 'family name' },
  { name: 'family name', kind: 'name', changesPlacesWith: 'given name' },
  { name: 'e-mail', kind: 'email' },
  { name: 'phone', kind: 'phone' },
  { name: 'organisation', kind: 'organisation' },
  { name: 'address', kind: 'postal' },
] satisfies (LinkageField & { name: (typeof comparedFields)[number] })[]

/** Where the place of a field in a pair's levels is meant. */
export const place = { given: 0, family: 1, email: 2, phone: 3, organisation: 4, address: 5 } as const

/**
 * What is believed before anything is learned: how often each level comes among pairs that are the same, and among
 * others. Set by hand from what learning on the labelled lists of `bench -- linkage` ends in, and rounded.
 */
export const believedChances: FieldChances[] = [
  { ifSame: [0.75, 0.17, 0.04, 0.04], ifOther: [0.01, 0.015, 0.03, 0.945] },
  { ifSame: [0.85, 0.09, 0.03, 0.03], ifOther: [0.003, 0.004, 0.02, 0.973] },
  { ifSame: [0.25, 0.35, 0.1, 0.3], ifOther: [0.0001, 0.001, 0.02, 0.9789] },
  { ifSame: [0.6, 0.05, 0.05, 0.3], ifOther: [0.0001, 0.0002, 0.02, 0.9797] },
  { ifSame: [0.55, 0.12, 0.06, 0.05, 0.22], ifOther: [0.02, 0.005, 0.01, 0.03, 0.935] },
  // A home beside an office, or the flat before the last: addresses of one person differ often.
  { ifSame: [0.5, 0.04, 0.05, 0.06, 0.35], ifOther: [0.001, 0.0005, 0.001, 0.006, 0.9915] },
]

export function recordOf({
  id,
  name,
  emails,
  phones,
  organisation,
  addresses,
}: ComparedPerson): LinkageRecord {
  const { given, family } = splitName(name)
  const filled = (text: string | null) => (text ? [text] : [])
  return {
    id,
    values: {
      'given name': filled(given),
      'family name': filled(family),
      // What a whole office has in common is nobody's mark.
      'e-mail': emails.filter((email) => !isSharedMailbox(email)),
      phone: phones,
      organisation: filled(organisation),
      address: addresses ?? [],
    },
  }
}

/**
 * Colleagues share a firm and its exchange and are not one person: without names that could be one's, only a mailbox or
 * a number in common makes a pair worth a look. -1 is silence.
 */
export function mayBeOne(levels: number[]): boolean {
  const [given, family, email, phone] = levels as [number, number, number, number]
  const namesAgree = given <= 2 && family <= 2 && Math.max(given, family) >= 0
  if (namesAgree) return true
  // A mailbox one slip apart is what a firm gives to the next one hired: it makes no pair of two names.
  return email === 0 || (phone === 0 && (given === 0 || given === 1 || family === 0))
}
