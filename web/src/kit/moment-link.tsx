import { formatMoment } from './format.ts'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'
import { Link } from './link.tsx'
import css from './moment-link.module.css'

export type MomentLinkProps = {
  href: string
  /** Milliseconds from the beginning; without it the link says `label`. */
  at?: number
  label?: string
}

/** Opens the transcript at the very words. */
export function MomentLink({ href, at, label }: MomentLinkProps) {
  const moment = label ?? (at === undefined ? '' : formatMoment(at))
  return (
    <Link href={href} className={css.link} aria-label={words.openMoment(moment)}>
      {moment}
      <Icon name="arrow" size={12} />
    </Link>
  )
}
