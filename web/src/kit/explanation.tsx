import { Popover } from '@mantine/core'
import type { PointerEvent, ReactNode } from 'react'
import css from './explain.module.css'

export type ExplanationProps = {
  label: string
  width: number
  onDismiss: () => void
  onPointerEnter: (event: PointerEvent) => void
  onPointerLeave: (event: PointerEvent) => void
  children: ReactNode
}

/** What floats below an `Explain` while it is open; fetched when the first one opens. */
export default function Explanation({ label, width, onDismiss, children, ...pointing }: ExplanationProps) {
  return (
    <Popover opened onDismiss={onDismiss} width={width} position="bottom-start" withRoles={false}>
      <Popover.Target>
        <span className={css.anchor} aria-hidden="true" />
      </Popover.Target>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A details element would bring its own button. */}
      <Popover.Dropdown role="group" aria-label={label} className={css.explanation} {...pointing}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
