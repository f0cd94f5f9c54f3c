import { VisuallyHidden } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import { words } from './kit.words.ts'
import css from './skeletons.module.css'

/** Rows that are on their way, as high as they will be. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Waiting className={css.list}>
      <div className={css.head} />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css.row}>
          <Bar width={`${46 - ((row * 7) % 18)}%`} />
          <Bar width="12%" />
          <Bar width="8%" />
        </div>
      ))}
    </Waiting>
  )
}

/** A card on its way. */
export function CardSkeleton({ rows = 3 }: { rows?: number }) {
  return (
    <Waiting className={css.card}>
      <div className={css.title}>
        <Bar width="104px" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css.cardRow}>
          <Bar width={`${52 - ((row * 11) % 20)}%`} />
          <Bar width={`${84 - ((row * 13) % 24)}%`} />
        </div>
      ))}
    </Waiting>
  )
}

/** A quote on its way: two lines of words and the line below. */
export function QuoteSkeleton({ count = 1 }: { count?: number }) {
  return (
    <Waiting className={css.quotes}>
      {Array.from({ length: count }, (_, quote) => (
        <div key={quote} className={css.quote}>
          <Bar width="94%" tall />
          <Bar width="58%" tall />
          <Bar width="34%" />
        </div>
      ))}
    </Waiting>
  )
}

/** A page's heading on its way. */
export function HeaderSkeleton() {
  return (
    <Waiting className={css.header}>
      <Bar width="56%" tall />
      <Bar width="38%" />
    </Waiting>
  )
}

function Waiting({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div aria-busy="true" className={[css.waiting, className].join(' ')}>
      <VisuallyHidden>
        <output>{words.loading}</output>
      </VisuallyHidden>
      {children}
    </div>
  )
}

function Bar({ width, tall }: { width: string; tall?: boolean }) {
  return <i className={css.bar} data-tall={tall || undefined} style={{ '--width': width } as CSSProperties} />
}
