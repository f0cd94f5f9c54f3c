import type { TextRange } from '@firsthand/contract/evidence/ranges'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { clearSelection, readSelection, turnOf } from './dom-selection.ts'
import { type BodyOf, tidyRange } from './tidy-range.ts'
import { type WordPick, extendPick, movePick, rangeOfPick, startPick } from './word-pick.ts'

/** Where the button for a selection stands, within the list. */
export type Spot = { top: number; left: number }

type Selected = { range: TextRange; by: 'pointer' | 'keys'; spot?: Spot }

/** The words that are selected, with the pointer, a finger or the keyboard. */
export function useSelected(list: RefObject<HTMLElement | null>, bodyOf: BodyOf) {
  const [selected, setSelected] = useState<Selected>()
  const [pick, setPick] = useState<WordPick>()
  const [began, setBegan] = useState<number>()
  const [isPressed, setPressed] = useState(false)

  const look = useEffectEvent(() => {
    const root = list.current
    const raw = root ? readSelection(root) : undefined
    const range = raw && tidyRange(bodyOf, raw)
    if (range) {
      setPick(undefined)
      setSelected({ range, by: 'pointer', spot: spotOf(root!) })
    } else if (selected?.by === 'pointer') setSelected(undefined)
  })
  // A mouse is looked at when it is released; a finger moves handles of the system and says nothing but this.
  const onChange = useEffectEvent(() => {
    if (!isPressed) look()
  })
  useEffect(() => {
    let frame = 0
    const changed = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(onChange)
    }
    const released = (event: PointerEvent) => {
      setPressed(false)
      if (event.pointerType === 'mouse') requestAnimationFrame(look)
    }
    document.addEventListener('selectionchange', changed)
    window.addEventListener('pointerup', released)
    window.addEventListener('pointercancel', released)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', changed)
      window.removeEventListener('pointerup', released)
      window.removeEventListener('pointercancel', released)
    }
  }, [])

  function put(next: WordPick | undefined) {
    const range = next && rangeOfPick(bodyOf, next)
    clearSelection()
    setPick(next)
    setSelected(range && { range, by: 'keys' })
  }

  function clear() {
    clearSelection()
    setPick(undefined)
    setSelected(undefined)
  }

  /** Arrows pick words, with Shift they extend; answers the turn that the head has come to, or nothing when it is not for us. */
  function onKey(event: KeyboardEvent, turn: number): number | undefined {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return undefined
    const step = event.key === 'ArrowRight' || event.key === 'ArrowLeft' ? 'word' : 'turn'
    if (step === 'turn' && !event.shiftKey) return undefined
    event.preventDefault()
    event.stopPropagation()
    const next = !pick
      ? startPick(bodyOf, turn, step)
      : event.shiftKey
        ? extendPick(bodyOf, pick, { step, by })
        : movePick(bodyOf, pick, by)
    put(next)
    return next?.head.turn ?? turn
  }

  return {
    selected,
    /** The turn that the selection began in; it must stay drawn while one scrolls on. */
    began: selected ? began : undefined,
    clear,
    onKey,
    onPointerDown: (event: { target: EventTarget; pointerType: string }) => {
      setPressed(event.pointerType === 'mouse')
      setBegan(turnOf(event.target as Node))
      if (pick) clear()
    },
  }
}

function spotOf(root: HTMLElement): Spot | undefined {
  const boxes = window.getSelection()?.getRangeAt(0).getClientRects()
  const last = boxes?.[boxes.length - 1]
  const frame = root.getBoundingClientRect()
  if (!last) return undefined
  return {
    top: last.bottom - frame.top + 6,
    left: Math.max(0, Math.min(last.right - frame.left - 60, frame.width - 420)),
  }
}
