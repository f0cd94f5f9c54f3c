import { Popover, VisuallyHidden } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import css from './explain.module.css'

export type ExplainProps = {
  /** The whole accessible name of the trigger. */
  label: string
  children: ReactNode
  explanation: ReactNode
  width?: number
  className?: string
}

/** A quiet button that explains itself on hover, focus or tap, stays while one reads, and goes with Escape. */
export function Explain({ label, children, explanation, width = 320, className }: ExplainProps) {
  const [opened, setOpened] = useState(false)
  const pinned = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function show(after: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpened(true), after)
  }
  function hide(after: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      pinned.current = false
      setOpened(false)
    }, after)
  }
  function hover(event: PointerEvent, act: typeof show, after: number) {
    if (event.pointerType === 'mouse' && !pinned.current) act(after)
  }

  return (
    <Popover opened={opened} onDismiss={() => hide(0)} width={width} position="bottom-start">
      <Popover.Target>
        <button
          type="button"
          className={[css.trigger, className].join(' ')}
          onPointerEnter={(event) => hover(event, show, 140)}
          onPointerLeave={(event) => hover(event, hide, 160)}
          onFocus={(event) => {
            if (event.currentTarget.matches(':focus-visible')) show(0)
          }}
          onBlur={() => hide(0)}
          onClick={(event) => {
            event.stopPropagation()
            pinned.current = !pinned.current
            if (pinned.current) show(0)
            else hide(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && opened) event.stopPropagation()
            if (event.key === 'Escape') hide(0)
            if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
          }}
        >
          <VisuallyHidden>{label}</VisuallyHidden>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={css.explanation}
        onPointerEnter={(event) => hover(event, show, 0)}
        onPointerLeave={(event) => hover(event, hide, 160)}
        aria-label={label}
      >
        {explanation}
      </Popover.Dropdown>
    </Popover>
  )
}
