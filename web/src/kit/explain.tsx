import { VisuallyHidden } from '@mantine/core'
import { Suspense, useRef, useState } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import css from './explain.module.css'
import { whenShown } from './when-shown.tsx'

// Lists hold hundreds of these: what floats is made when one opens, and is no part of the first load.
const Explanation = whenShown(() => import('./explanation.tsx'))

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
  // A press on the button itself is no click outside: the click that follows decides.
  const pressed = useRef(false)
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
    <span className={css.explain}>
      <button
        type="button"
        aria-expanded={opened}
        className={[css.trigger, className].join(' ')}
        onPointerEnter={(event) => hover(event, show, 140)}
        onPointerLeave={(event) => {
          pressed.current = false
          hover(event, hide, 160)
        }}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) show(0)
        }}
        onBlur={() => hide(0)}
        onPointerDown={() => {
          pressed.current = true
        }}
        onClick={(event) => {
          event.stopPropagation()
          pressed.current = false
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
      {opened ? (
        <Suspense fallback={null}>
          <Explanation
            label={label}
            width={width}
            onDismiss={() => {
              if (!pressed.current) hide(0)
            }}
            onPointerEnter={(event) => hover(event, show, 0)}
            onPointerLeave={(event) => hover(event, hide, 160)}
          >
            {explanation}
          </Explanation>
        </Suspense>
      ) : null}
    </span>
  )
}
