import { Portal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent, ReactNode, RefObject } from 'react'
import css from './board.module.css'

type BoardDrag<Item> = {
  columns: readonly { id: string; items: readonly Item[] }[]
  itemKey: (item: Item) => string
  renderItem: (item: Item) => ReactNode
  move: (item: Item, to: string, from: string) => void
  canMove: boolean
}

type Hand<Item> = { item: Item; x: number; y: number; dx: number; dy: number; width: number }

/** How far a pointer goes before a press is a drag, in pixels. */
const slack = 6
/** How near the edge of the board it scrolls, and by how much a frame. */
const edge = 48
const pace = 14

/** Drags a card with a mouse or a pen. A finger scrolls; it has the menu. */
export function useBoardDrag<Item>(frame: RefObject<HTMLElement | null>, options: BoardDrag<Item>) {
  const [hand, setHand] = useState<Hand<Item>>()
  const [over, setOver] = useState<string>()
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])

  function start(event: ReactPointerEvent<HTMLElement>, item: Item, from: string) {
    const target = event.target as HTMLElement
    if (!options.canMove || event.button !== 0 || event.pointerType === 'touch') return
    if (target.closest('button, input, select, textarea')) return
    stop.current?.()
    const card = event.currentTarget
    const box = card.getBoundingClientRect()
    const begin = { x: event.clientX, y: event.clientY }
    const id = event.pointerId
    let isDragging = false
    let reached: string | undefined
    let pointer = begin
    let scrolling = 0

    const scroll = () => {
      const board = frame.current
      if (!board || !isDragging) return
      const { left, right } = board.getBoundingClientRect()
      if (pointer.x < left + edge) board.scrollLeft -= pace
      else if (pointer.x > right - edge) board.scrollLeft += pace
      scrolling = requestAnimationFrame(scroll)
    }
    const onMove = (now: PointerEvent) => {
      if (now.pointerId !== id) return
      pointer = { x: now.clientX, y: now.clientY }
      if (!isDragging && Math.hypot(pointer.x - begin.x, pointer.y - begin.y) < slack) return
      if (!isDragging) {
        isDragging = true
        window.getSelection()?.removeAllRanges()
        scrolling = requestAnimationFrame(scroll)
      }
      reached = columnAt(pointer.x, pointer.y)
      setOver(reached)
      setHand({
        item,
        ...pointer,
        dx: begin.x - box.left,
        dy: begin.y - box.top,
        width: box.width,
      })
    }
    const end = (isKept: boolean) => {
      stop.current?.()
      if (isKept && isDragging && reached !== undefined && reached !== from) options.move(item, reached, from)
    }
    const onUp = (now: PointerEvent) => now.pointerId === id && end(true)
    const onCancel = () => end(false)
    const onKey = (now: KeyboardEvent) => {
      if (now.key !== 'Escape' || !isDragging) return
      now.preventDefault()
      end(false)
    }
    // A drag that began on a link must not follow it, nor carry the browser's own picture of it.
    const onClick = (now: MouseEvent) => {
      if (isDragging) now.preventDefault()
    }
    const onDragStart = (now: DragEvent) => now.preventDefault()
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('dragstart', onDragStart)
    card.addEventListener('click', onClick, true)
    stop.current = () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('dragstart', onDragStart)
      // The click comes after the release.
      setTimeout(() => card.removeEventListener('click', onClick, true))
      cancelAnimationFrame(scrolling)
      setHand(undefined)
      setOver(undefined)
      stop.current = undefined
    }
  }

  const ghost: ReactNode = hand ? (
    <Portal>
      <div
        className={css.ghost}
        aria-hidden="true"
        style={{ width: hand.width, transform: `translate(${hand.x - hand.dx}px, ${hand.y - hand.dy}px)` }}
      >
        <div className={css.content}>{options.renderItem(hand.item)}</div>
      </div>
    </Portal>
  ) : null

  return { start, ghost, key: hand && options.itemKey(hand.item), over }
}

function columnAt(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')?.dataset.column
}
