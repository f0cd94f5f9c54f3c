import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'

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
    <span className={className} title={says} style={{ position: 'relative' }}>
      <VisuallyHidden>{says}</VisuallyHidden>
      <span aria-hidden="true" style={{ display: 'contents' }}>
        {children}
      </span>
    </span>
  )
}
