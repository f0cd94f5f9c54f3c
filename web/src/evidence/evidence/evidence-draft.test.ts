import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { expect, test } from 'vitest'
import { dayOf, draftOf, fieldsOf, isAmountFit, newDraft } from './evidence-draft.ts'

const piece: EvidenceView = {
  id: '01900000-0000-7000-8000-000000000001',
  kind: 'committed',
  words: 'Paid a deposit.',
  isVerbatim: false,
  person: null,
  happenedAt: '2026-05-14T09:31:00.000Z',
  source: null,
  moment: null,
  note: '',
  praise: null,
  commitment: { kind: 'money', amount: { amountMinor: 25_000, currency: 'EUR', exponent: 2 } },
  heardBy: [],
  hearing: 'relayed',
  isSuggested: false,
  claims: [],
  codes: [],
  createdAt: '2026-05-14T09:31:00.000Z',
  withdrawnAt: null,
  version: 1,
}

test('evidence that is opened and saved untouched stays as it was, to the minute and the cent', () => {
  const { happenedAt, commitment } = fieldsOf(draftOf(piece), piece)
  expect({ happenedAt, commitment }).toEqual({ happenedAt: piece.happenedAt, commitment: piece.commitment })
})

test('another kind forgets what was given', () => {
  expect(fieldsOf({ ...draftOf(piece), kind: 'said_past' }, piece).commitment).toBeNull()
})

test('only money has an amount', () => {
  expect(fieldsOf({ ...draftOf(piece), given: 'time' }, piece).commitment).toEqual({
    kind: 'time',
    amount: null,
  })
})

test('an amount that cannot be read is told, an empty one is fine', () => {
  const draft = { ...newDraft({}), kind: 'committed' as const }
  expect(isAmountFit({ ...draft, amount: 'a lot' })).toBe(false)
  expect(isAmountFit({ ...draft, amount: '' })).toBe(true)
})

test('another day is kept as that day, wherever the reader is', () => {
  const { happenedAt } = fieldsOf({ ...draftOf(piece), day: '2026-03-02' }, piece)
  expect(dayOf(new Date(happenedAt!))).toBe('2026-03-02')
})
