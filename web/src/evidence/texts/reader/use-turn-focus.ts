import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { focusSoon } from '../../../kit/focus-soon.ts'

/** The focus moves from turn to turn, also to one that is not drawn yet. */
export function useTurnFocus(list: RefObject<HTMLElement | null>, count: number) {
  const [active, setActive] = useState<number>()
  const wanted = useRef<number>(undefined)
  const scroll = useRef<(turn: number, align: 'auto') => void>(undefined)

  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    const turn = list.current?.querySelector<HTMLElement>(`[data-position="${wanted.current}"]`)
    if (!turn) return
    wanted.current = undefined
    turn.focus({ preventScroll: true })
  })

  function focus(turn: number) {
    const to = Math.max(0, Math.min(count - 1, turn))
    wanted.current = to
    setActive(to)
    scroll.current?.(to, 'auto')
    list.current?.querySelector<HTMLElement>(`[data-position="${to}"]`)?.focus({ preventScroll: true })
  }

  return {
    active,
    setActive,
    /** Says how a turn is brought into sight. */
    bring: (go: (turn: number, align: 'auto') => void) => void (scroll.current = go),
    /** The one turn that Tab stops at. */
    stop: (first: number) => active ?? first,
    /** A step from the turn that has the focus, or to the first in sight. */
    step: (by: 1 | -1, first: number) =>
      focus(
        list.current?.contains(document.activeElement) && active !== undefined
          ? active + by
          : (active ?? first),
      ),
    follow: (turn: number) => turn !== active && focus(turn),
    turnOfEvent: ({ target }: KeyboardEvent) => {
      const position = (target as HTMLElement).dataset?.position
      return position === undefined ? undefined : Number(position)
    },
    onKeyDown(event: KeyboardEvent, onLeave: () => void) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || active === undefined) return
      const to = {
        j: active + 1,
        ArrowDown: active + 1,
        k: active - 1,
        ArrowUp: active - 1,
        Home: 0,
        End: count - 1,
        PageDown: active + 8,
        PageUp: active - 8,
      }[event.key]
      if (to === undefined) return
      event.preventDefault()
      event.stopPropagation()
      onLeave()
      focus(to)
    },
  }
}

/** Puts the focus back on a turn when what had it is gone, so that the keys go on from there. */
export function returnFocus(turn: number) {
  focusSoon(() => document.querySelector<HTMLElement>(`[data-position="${turn}"]`))
}
