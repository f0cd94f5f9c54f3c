import type { ClaimRow } from '@firsthand/contract/evidence/claims'
import { daysSince } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { Rung } from '../../kit/rung.tsx'
import { Voices } from '../../kit/voices.tsx'
import css from './claims.module.css'
import { words } from './claims.words.ts'
import { levelOf, liftOf, voicesOfRow } from './standing.ts'

export type ClaimTableProps = {
  claims: ClaimRow[]
  halfLifeDays: number
  onLoadMore?: () => void
  isLoadingMore?: boolean
}

/** What we believe, one line each: where it stands, who stands behind it, what would lift it. */
export function ClaimTable({ claims, halfLifeDays, onLoadMore, isLoadingMore }: ClaimTableProps) {
  return (
    <ListTable
      label={words.title}
      rows={claims}
      columns={columnsFor(halfLifeDays)}
      rowKey={({ id }) => id}
      rowName={({ sentence }) => sentence}
      rowHref={({ id }) => `/claims/${id}`}
      onLoadMore={onLoadMore}
      loadingMore={isLoadingMore}
    />
  )
}

function columnsFor(halfLifeDays: number): Column<ClaimRow>[] {
  return [
    {
      id: 'claim',
      header: words.columns.claim,
      priority: 1,
      width: 'minmax(0, 8fr)',
      render: ({ sentence }) => <span className={css.sentence}>{sentence}</span>,
    },
    {
      id: 'rung',
      header: words.columns.rung,
      width: '136px',
      render: ({ rung, reason, next }) => <Rung level={levelOf(rung)} reason={reason} lift={liftOf(next)} />,
    },
    {
      id: 'voices',
      header: words.columns.voices,
      width: '132px',
      render: (claim) => <Voices plain most={6} voices={voicesOfRow(claim)} />,
    },
    {
      id: 'next',
      header: words.columns.next,
      width: 'minmax(0, 6fr)',
      render: ({ next }) => (
        <span className={css.next} title={next}>
          {liftOf(next)}
        </span>
      ),
    },
    {
      id: 'newest',
      header: words.columns.newest,
      width: '136px',
      priority: 3,
      render: ({ newestEvidenceAt }) =>
        newestEvidenceAt ? <Freshness days={daysSince(newestEvidenceAt)} horizon={halfLifeDays} /> : '–',
    },
  ]
}
