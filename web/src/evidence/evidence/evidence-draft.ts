import type { Sent } from '@firsthand/contract/core/operation'
import type { EvidenceView, updateEvidence } from '@firsthand/contract/evidence/evidence'
import type { CommitmentKind, EvidenceKind } from '@firsthand/contract/evidence/kinds'
import { amountText, readAmount } from '../../kit/money.ts'

/** What the form of a piece of evidence holds, as people type it. */
export type EvidenceDraft = {
  kind: EvidenceKind
  person: string | null
  heardBy: string[]
  /** A calendar day, as a date field holds it. */
  day: string
  note: string
  praise: number | null
  given: CommitmentKind
  amount: string
  currency: string
}

export function newDraft({
  memberId,
  person,
  currency = 'EUR',
}: {
  memberId?: string
  person?: string
  currency?: string
}): EvidenceDraft {
  const heardBy = memberId ? [memberId] : []
  return {
    kind: 'did_observed',
    person: person ?? null,
    heardBy,
    day: dayOf(new Date()),
    note: '',
    praise: null,
    given: 'money',
    amount: '',
    currency,
  }
}

export function draftOf(evidence: EvidenceView): EvidenceDraft {
  const { kind, person, heardBy, happenedAt, note, praise, commitment } = evidence
  return {
    kind,
    person: person?.id ?? null,
    heardBy: heardBy.map(({ id }) => id),
    day: dayOf(new Date(happenedAt)),
    note,
    praise,
    given: commitment?.kind ?? 'money',
    amount: commitment?.amount ? amountText(commitment.amount) : '',
    currency: commitment?.amount?.currency ?? 'EUR',
  }
}

/** Whether the amount is one, or rightly left empty. */
export function isAmountFit({ kind, given, amount, currency }: EvidenceDraft): boolean {
  return (
    kind !== 'committed' ||
    given !== 'money' ||
    amount.trim() === '' ||
    readAmount(amount, currency) !== undefined
  )
}

/** What is sent. `before` keeps the time of day where the day was not changed. */
export function fieldsOf(
  draft: EvidenceDraft,
  before?: EvidenceView,
): Omit<Sent<typeof updateEvidence>, 'evidence'> & { kind: EvidenceKind } {
  const { kind, person, heardBy, day, note, praise, given, amount, currency } = draft
  const isSameDay = before !== undefined && dayOf(new Date(before.happenedAt)) === day
  const paid = given === 'money' ? (readAmount(amount, currency) ?? null) : null
  return {
    kind,
    person,
    heardBy,
    note,
    praise,
    happenedAt: isSameDay ? before.happenedAt : momentOf(day),
    commitment: kind === 'committed' ? { kind: given, amount: paid } : null,
  }
}

/** The calendar day of a moment, where the reader is: "2026-05-14". */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

// Today is now; another day is its noon, which stays that day in most zones.
function momentOf(day: string): string {
  const now = new Date()
  return (day === '' || day === dayOf(now) ? now : new Date(`${day}T12:00:00`)).toISOString()
}
