import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { formatDate } from '../../kit/format.ts'
import { KindMark } from '../../kit/kind-mark.tsx'
import { words as kit } from '../../kit/kit.words.ts'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { useRowKeys } from '../../kit/use-row-keys.ts'
import { CitedLine } from './cited-in.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'

export type EvidenceListProps = {
  evidence: EvidenceView[]
  /** The piece that the drawer shows. */
  current: string
  onOpen: (piece: EvidenceView) => void
  onLoadMore?: () => void
  isLoadingMore: boolean
  /** What was searched for. */
  mark?: string
}

/** Evidence to read: quotes under each other. */
export function EvidenceReading({
  evidence,
  current,
  onOpen,
  onLoadMore,
  isLoadingMore,
  mark,
}: EvidenceListProps) {
  const list = useRef<HTMLUListElement>(null)
  const keys = useRowKeys(list, {
    keys: evidence.map(({ id }) => id),
    onOpen: (index) => evidence[index] && onOpen(evidence[index]),
    onEnd: onLoadMore,
    fromAnywhere: true,
  })
  return (
    <>
      <ul ref={list} className={css.reading} aria-label={words.title}>
        {evidence.map((piece, index) => (
          // Keys are those of every list of the application; the words inside keep their own links.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={piece.id}
            data-row
            className={css.piece}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={index === keys.active ? 0 : -1}
            aria-current={piece.id === current || undefined}
            onFocus={() => keys.setActive(index)}
            onKeyDown={keys.onKeyDown}
            onClick={(event) => {
              if (
                (event.target as HTMLElement).closest('a, button, details') ||
                window.getSelection()?.toString()
              )
                return
              onOpen(piece)
            }}
          >
            <EvidenceCard
              evidence={piece}
              lines={6}
              mark={mark}
              note={<CitedLine claims={piece.claims} />}
              actions={
                <Button size="xs" variant="subtle" color="gray" onClick={() => onOpen(piece)}>
                  {words.open}
                </Button>
              }
            />
          </li>
        ))}
      </ul>
      {onLoadMore ? (
        <Button className={css.more} onClick={onLoadMore} loading={isLoadingMore}>
          {kit.loadMore}
        </Button>
      ) : null}
    </>
  )
}

/** Evidence to work through: one line each. */
export function EvidenceRows({ evidence, current, onOpen, onLoadMore, isLoadingMore }: EvidenceListProps) {
  return (
    <ListTable
      label={words.title}
      rows={evidence}
      columns={columns}
      rowKey={({ id }) => id}
      rowName={(piece) => piece.words.slice(0, 60)}
      rowHref={({ id }) => `/evidence?view=rows&open=${id}`}
      current={current}
      onOpen={onOpen}
      onLoadMore={onLoadMore}
      loadingMore={isLoadingMore}
    />
  )
}

const columns: Column<EvidenceView>[] = [
  {
    id: 'words',
    header: words.columns.words,
    priority: 1,
    width: 'minmax(0, 3fr)',
    render: (piece) => (
      <span className={css.serif} dir="auto">
        {piece.words}
      </span>
    ),
  },
  {
    id: 'person',
    header: words.columns.person,
    width: 'minmax(0, 1fr)',
    render: ({ person }) => person?.name ?? words.nobody,
  },
  {
    id: 'kind',
    header: words.columns.kind,
    width: '184px',
    render: ({ kind, hearing }) => <KindMark kind={kind} relayed={hearing === 'relayed'} />,
  },
  {
    id: 'claims',
    header: words.columns.claims,
    width: '56px',
    end: true,
    priority: 3,
    render: ({ claims }) => claims.length || '–',
  },
  {
    id: 'when',
    header: words.columns.when,
    width: '88px',
    end: true,
    render: ({ happenedAt }) => <time dateTime={happenedAt}>{formatDate(happenedAt)}</time>,
  },
]
