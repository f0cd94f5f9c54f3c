import { CloseButton, Portal } from '@mantine/core'
import { useId, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useHotkeyScope } from './use-hotkey-scope.ts'
import { words } from './kit.words.ts'
import css from './drawer.module.css'

export type DrawerProps = {
  opened: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons that stay in sight at the foot. */
  footer?: ReactNode
  /** Beside the title, e.g. a link to the whole page. */
  actions?: ReactNode
  /** Whether the focus goes into the drawer as it opens; false keeps j and k in the list behind it. */
  takesFocus?: boolean
}

/** Details on the right while the list keeps its place and its keys; Escape closes it and gives the focus back. */
export function Drawer(props: DrawerProps) {
  return props.opened ? (
    <Portal>
      <OpenDrawer {...props} />
    </Portal>
  ) : null
}

function OpenDrawer({ onClose, title, children, footer, actions, takesFocus = true }: DrawerProps) {
  const heading = useId()
  const panel = useRef<HTMLElement>(null)
  // A layout effect, because its clean-up still finds the focus inside: the panel is taken away after it.
  useLayoutEffect(() => {
    const before = document.activeElement
    const inside = panel.current
    if (takesFocus) inside?.focus()
    return () => {
      if (before instanceof HTMLElement && inside?.contains(document.activeElement)) before.focus()
    }
  }, [takesFocus])
  useHotkeyScope([{ keys: 'Escape', does: words.close, run: onClose }])

  return (
    <aside ref={panel} className={css.drawer} aria-labelledby={heading} tabIndex={-1}>
      <div className={css.head}>
        <h2 id={heading} className={css.title}>
          {title}
        </h2>
        {actions}
        <CloseButton aria-label={words.close} onClick={onClose} />
      </div>
      <div className={css.body}>{children}</div>
      {footer ? <div className={css.foot}>{footer}</div> : null}
    </aside>
  )
}
