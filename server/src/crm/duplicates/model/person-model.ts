import type { LinkageModel } from '../linkage/learn.ts'
import { type Frequencies, type PreparedRecord, prepareRecord } from '../linkage/prepare.ts'
import { createWeigher, type FieldReason } from '../linkage/weigh.ts'
import { mailboxOf } from '../keys/person-keys.ts'
import { fold, wordsOf } from '../../../platform/search/fold.ts'
import { nameComparison } from '../linkage/compare-names.ts'
import type { Comparable } from '../linkage/comparison.ts'
import {
  type ComparedPerson,
  believedChances,
  mayBeOne,
  personFields,
  place,
  recordOf,
} from './person-fields.ts'

export type Same = {
  one: string
  other: string
  weight: number
  probability: number
  isExact: boolean
  reasons: FieldReason[]
}

/** Below this nobody is asked to look: one in two. */
export const worthALook = 0.5

/** The share of people whom a list has twice, where nothing is learned yet: one in twenty. */
const believedTwice = 0.05
/** A short list makes every name look rare; it is taken for a part of one so long. */
const shortestList = 500

/** What is believed before anything is learned. */
export function believedModel(frequencies: Frequencies): LinkageModel {
  return {
    fields: personFields,
    frequencies: ofAtLeast(frequencies),
    prior: priorFor(frequencies.records, believedTwice),
    chances: believedChances,
  }
}

export function ofAtLeast(frequencies: Frequencies): Frequencies {
  return { ...frequencies, records: Math.max(shortestList, frequencies.records) }
}

/** The share of all pairs that are one person, where such a share of people is there twice. */
export function priorFor(people: number, twice: number): number {
  return Math.min(0.02, (2 * twice) / Math.max(1, people))
}

export function createPersonWeigher(model: LinkageModel) {
  const { weighPrepared } = createWeigher(model)
  const prepared = new WeakMap<ComparedPerson, Prepared>()

  function prepare(person: ComparedPerson): Prepared {
    const known = prepared.get(person)
    if (known) return known
    const ready = {
      nameKey: nameKey(person.name),
      record: prepareRecord(personFields, recordOf(person)),
    }
    prepared.set(person, ready)
    return ready
  }

  /** Undefined where nobody need look. */
  return function compare(one: ComparedPerson, other: ComparedPerson): Same | undefined {
    const [left, right] = [prepare(one), prepare(other)]
    const isExact = left.nameKey === right.nameKey && areExact(one, other)
    // Of most pairs that share a key the names alone say no; only the others are worth all that follows.
    if (!isExact && !mayAgree(left.record, right.record)) return undefined
    const { weight, probability, reasons } = weighPrepared(left.record, right.record)
    if (!isExact && (probability < worthALook || !mayBeOne(levelsOf(reasons)))) return undefined
    return { one: one.id, other: other.id, weight, probability, isExact, reasons }
  }
}

type Prepared = { nameKey: string; record: PreparedRecord }

/** Whether `mayBeOne` can come out true, from what is cheap to tell: a shared mailbox or number, or names that agree. */
function mayAgree({ values: ones }: PreparedRecord, { values: others }: PreparedRecord): boolean {
  for (const field of [place.email, place.phone])
    for (const one of ones[field]!) if (others[field]!.some((other) => other.key === one.key)) return true
  return (
    (isNear(ones[place.given]!, others[place.given]!) &&
      isNear(ones[place.family]!, others[place.family]!)) ||
    (isNear(ones[place.given]!, others[place.family]!) && isNear(ones[place.family]!, others[place.given]!))
  )
}

/** Silence is near to everything. */
function isNear(ones: Comparable[], others: Comparable[]): boolean {
  if (ones.length === 0 || others.length === 0) return true
  return ones.some((one) => others.some((other) => nameComparison.compare(one, other, () => 1) <= 2))
}

/** Levels by the place of their field; -1 where one of the two is silent. */
export function levelsOf(reasons: { field: string; level: number }[]): number[] {
  return personFields.map(({ name }) => reasons.find((reason) => reason.field === name)?.level ?? -1)
}

/** The same words in the name, and one number or one mailbox in common. Needs no model and no guess. */
export function areExact(one: ComparedPerson, other: ComparedPerson): boolean {
  const name = nameKey(one.name)
  if (!name.includes(' ') || name !== nameKey(other.name)) return false
  const phones = new Set(one.phones)
  if (other.phones.some((phone) => phones.has(phone) && phone.length >= 7)) return true
  const mailboxes = new Set(one.emails.flatMap((email) => mailboxKey(email) ?? []))
  return other.emails.some((email) => mailboxes.has(mailboxKey(email) ?? ''))
}

function nameKey(name: string): string {
  return wordsOf(fold(name)).toSorted().join(' ')
}

/** Two spellings of one mailbox, only where the provider says so itself: elsewhere a dot makes another person. */
function mailboxKey(email: string): string | null {
  const mailbox = mailboxOf(email)
  if (!mailbox) return null
  const isGoogle = mailbox.domain === 'gmail.com' || mailbox.domain === 'googlemail.com'
  return isGoogle ? `${mailbox.local}@gmail.com` : email.toLowerCase()
}
