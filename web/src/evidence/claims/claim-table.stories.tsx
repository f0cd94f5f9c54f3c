import type { ClaimRow } from '@firsthand/contract/evidence/claims'
import { ClaimTable } from './claim-table.tsx'

const rows: ClaimRow[] = [
  row('Diners do not care who delivers', 'hunch', {
    reason: 'Nobody has said or done anything for it that counts.',
    dots: [],
  }),
  row('Couriers leave because of pay', 'heard', {
    reason: '1 voice from 2 people, all said, none did. 1 voice against it, by what they did.',
    dots: [
      { kind: 'said', people: 2 },
      { kind: 'contradicts', people: 1 },
    ],
  }),
  row('Restaurants would pay for a night shift', 'shown', {
    reason: '5 independent people: 3 did or committed, 2 only said. 1 voice committed money.',
    dots: [
      { kind: 'behaviour', people: 1 },
      { kind: 'behaviour', people: 1 },
      { kind: 'committed', people: 1 },
      { kind: 'said', people: 1 },
      { kind: 'said', people: 1 },
    ],
  }),
]

export const One = () => <ClaimTable claims={rows.slice(0, 1)} halfLifeDays={180} />

export const Few = () => <ClaimTable claims={rows} halfLifeDays={180} />

export const ManyWithMore = () => (
  <ClaimTable
    claims={Array.from({ length: 30 }, (_, at) => ({ ...rows[at % rows.length]!, id: `${at}` }))}
    halfLifeDays={180}
    onLoadMore={() => {}}
    isLoadingMore={false}
  />
)

function row(
  sentence: string,
  rung: ClaimRow['rung'],
  { reason, dots }: { reason: string; dots: ClaimRow['voices']['dots'] },
): ClaimRow {
  const against = dots.filter(({ kind }) => kind === 'contradicts').length
  return {
    id: sentence,
    sentence,
    rung,
    reason,
    kind: 'assumption',
    stakes: 2,
    headline: reason,
    next: 'Two more voices, from people whom none of these introduced.',
    voices: { for: dots.length - against, against, dots },
    newestEvidenceAt: dots.length > 0 ? '2026-05-14T09:30:00.000Z' : null,
    createdAt: '2026-05-01T09:30:00.000Z',
  }
}
