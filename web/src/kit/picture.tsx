import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './picture.module.css'

/** A drawing with the sentence that says the same to a screen reader. */
export function Picture({
  says,
  className,
  children,
}: {
  says: string
  className?: string
  children: ReactNode
}) {
  return (
    <span className={[css.picture, className].join(' ')} title={says}>
      <VisuallyHidden>{says}</VisuallyHidden>
      <span aria-hidden="true" className={css.drawing}>
        {children}
      </span>
    </span>
  )
}
