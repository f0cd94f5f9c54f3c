import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import css from './person-chip.module.css'

export type PersonChipProps = {
  name: string
  /** Contact types: "night courier", "payer". */
  types?: string[]
  /** When they were last in touch, e.g. a <Freshness>. */
  lastTouch?: ReactNode
  href?: string
  size?: 'small' | 'large'
}

/** A person at a glance: initials, name, what they are to us, last touch. */
export function PersonChip({ name, types = [], lastTouch, href, size = 'small' }: PersonChipProps) {
  return (
    <span className={css.chip} data-size={size}>
      <Face name={name} size={size} />
      <span className={css.words}>
        <span className={css.line}>
          {href ? (
            <Link href={href} className={css.name}>
              {name}
            </Link>
          ) : (
            <span className={css.name}>{name}</span>
          )}
          {types.map((type) => (
            <Tag key={type}>{type}</Tag>
          ))}
        </span>
        {lastTouch ? <span className={css.touch}>{lastTouch}</span> : null}
      </span>
    </span>
  )
}

/** A face made of initials; decoration, since the name always stands beside it. */
export function Face({ name, size = 'small' }: { name: string; size?: 'tiny' | 'small' | 'large' }) {
  return (
    <span className={css.face} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** A small outlined word: a contact type, a code, a state. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={css.tag}>{children}</span>
}

/** "Nele Brandt" → "NB", "Madonna" → "M", "山田太郎" → "山". */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => [...(part ?? '').matchAll(/\p{L}|\p{N}/gu)][0]?.[0] ?? '')
    .join('')
  return letters.toLocaleUpperCase() || '?'
}
