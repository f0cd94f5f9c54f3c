import { useId } from 'react'
import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import css from './section.module.css'

export type SectionProps = {
  title: ReactNode
  /** A number or a few words after the title. */
  count?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page under its own small heading. */
export function Section({ title, count, actions, children }: SectionProps) {
  const heading = useId()
  return (
    <section className={css.section} aria-labelledby={heading}>
      <Heading {...{ heading, title, count, actions }} />
      {children}
    </section>
  )
}

export type CardProps = Partial<SectionProps> & {
  /** Makes the title lead somewhere. */
  href?: string
  /** No padding around the content, e.g. for rows that fill the card. */
  flush?: boolean
}

/** A sheet of paper on the page; with a title it is a section. */
export function Card({ title, count, actions, children, href, flush }: CardProps) {
  const heading = useId()
  if (!title)
    return (
      <div className={css.card} data-flush={flush || undefined}>
        {children}
      </div>
    )
  return (
    <section className={css.card} data-flush={flush || undefined} aria-labelledby={heading}>
      <Heading {...{ heading, count, actions }} title={href ? <Link href={href}>{title}</Link> : title} />
      {children}
    </section>
  )
}

/** A line of a card: what and why on the left, what one can do on the right; rows part by a hairline. */
export function CardRow({
  children,
  lead,
  actions,
}: {
  children: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={css.row}>
      {lead}
      <div className={css.rowWords}>{children}</div>
      {actions ? <div className={css.rowActions}>{actions}</div> : null}
    </div>
  )
}

function Heading({ heading, title, count, actions }: Omit<SectionProps, 'children'> & { heading: string }) {
  return (
    <div className={css.heading}>
      <h2 id={heading}>
        {title}
        {count === undefined ? null : <span className={css.count}>{count}</span>}
      </h2>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}
