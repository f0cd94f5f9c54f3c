import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { CitedLine } from './cited-in.tsx'
import { EvidenceCard } from './evidence-card.tsx'

const ines: EvidenceView = {
  id: 'ines',
  kind: 'said_past',
  words: 'I did the sums in March. After the bike repairs I was under minimum wage.',
  isVerbatim: true,
  person: {
    id: 'p',
    name: 'Ines Vogt',
    organisation: null,
    contactTypes: ['former_customer'],
    lastTouchAt: null,
  },
  happenedAt: '2026-05-14T09:30:00.000Z',
  source: { kind: 'conversation', id: 'c', title: 'Ines Vogt, 14 May' },
  moment: {
    textId: 't',
    versionId: 'v',
    range: { startTurn: 3, startOffset: 6, endTurn: 3, endOffset: 80 },
    startsMs: 760_000,
  },
  note: '',
  praise: null,
  commitment: null,
  heardBy: [{ id: 'm', name: 'Mara' }],
  hearing: 'you',
  isSuggested: false,
  claims: [{ id: 'claim', sentence: 'Couriers leave because of pay', stance: 'supports', rung: 'heard' }],
  codes: [],
  createdAt: '2026-05-14T12:00:00.000Z',
  withdrawnAt: null,
  version: 1,
}

export const FromATranscript = () => <EvidenceCard evidence={ines} />

export const WithItsClaims = () => <EvidenceCard evidence={ines} note={<CitedLine claims={ines.claims} />} />

export const Committed = () => (
  <EvidenceCard
    evidence={{
      ...ines,
      kind: 'committed',
      isVerbatim: false,
      moment: null,
      words: 'Paid a deposit for a trial of the night shift.',
      commitment: { kind: 'money', amount: { amountMinor: 25_000, currency: 'EUR', exponent: 2 } },
    }}
  />
)

export const RelayedByNobodyWeKnow = () => (
  <EvidenceCard
    evidence={{
      ...ines,
      kind: 'said_opinion',
      words: 'Riders hate the app.',
      person: null,
      moment: null,
      heardBy: [],
      hearing: 'relayed',
    }}
  />
)
