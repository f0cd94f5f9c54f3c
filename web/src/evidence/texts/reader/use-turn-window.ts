import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** What a turn measures before it is drawn: a line holds about 62 characters. */
const lineHeight = 28
const perLine = 62
const padding = 16
const unread = 120
/** The bar of the frame, which stays at the top of the window. */
const topBar = 57

/** Draws the turns near the screen alone, and knows how much of it the `bar` above them covers. Turns in `keeps` stay drawn: where the focus is, or a selection began. */
export function useTurnWindow(
  { list, bar }: { list: RefObject<HTMLElement | null>; bar: RefObject<HTMLElement | null> },
  {
    count,
    bodyOf,
    keeps,
  }: { count: number; bodyOf: (turn: number) => string | undefined; keeps: (number | undefined)[] },
) {
  const [scrollMargin, setScrollMargin] = useState(0)
  const [covered, setCovered] = useState(160)
  const bodies = useRef(bodyOf)
  const kept = useRef(keeps)
  useLayoutEffect(() => {
    bodies.current = bodyOf
    kept.current = keeps
  })
  // What stands above the text may grow: a line that wraps, a notice.
  useLayoutEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect()
      if (box) setScrollMargin(Math.round(box.top + window.scrollY))
      if (bar.current) setCovered(topBar + bar.current.offsetHeight + 8)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    measure()
    return () => observer.disconnect()
  }, [list, bar])
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here alone and memoised nowhere
  const virtualizer = useWindowVirtualizer({
    count,
    overscan: 10,
    scrollMargin,
    scrollPaddingStart: covered,
    estimateSize: useCallback((turn: number) => {
      const body = bodies.current(turn)
      return body === undefined ? unread : Math.ceil(body.length / perLine) * lineHeight + padding
    }, []),
    getItemKey: useCallback((turn: number) => turn, []),
    rangeExtractor: useCallback((range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const more = kept.current.filter((turn) => turn !== undefined && turn < range.count) as number[]
      return [...new Set([...defaultRangeExtractor(range), ...more])].toSorted((one, other) => one - other)
    }, []),
  })
  const items = virtualizer.getVirtualItems()
  const top = (virtualizer.scrollOffset ?? 0) + covered
  const atTop = items.find((item) => item.end > top)?.index ?? 0
  return {
    virtualizer,
    items,
    scrollMargin,
    atTop,
    looksAt: { from: items[0]?.index ?? 0, to: items.at(-1)?.index ?? 0 },
  }
}
