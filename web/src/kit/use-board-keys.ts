import { useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { nextColumn, stepTo } from './board-steps.ts'
import { words } from './kit.words.ts'

type Column<Item> = { id: string; title: string; items: readonly Item[] }

type BoardKeys<Item> = {
  columns: readonly Column<Item>[]
  itemKey: (item: Item) => string
  itemName: (item: Item) => string
  onOpen?: ((item: Item) => void) | undefined
  move: (item: Item, to: string, from: string) => void
  say: (sentence: string) => void
  canMove: boolean
}

/** Arrows go from card to card. Space lifts one; then arrows choose its column, Space or Enter puts it down, Escape leaves it. */
export function useBoardKeys<Item>(frame: RefObject<HTMLElement | null>, options: BoardKeys<Item>) {
  const { columns, itemKey, itemName, onOpen, move, say, canMove } = options
  const [active, setActive] = useState<string>()
  const [lift, setLift] = useState<{ key: string; to: string }>()
  const keys = columns.map((column) => column.items.map(itemKey))
  const all = keys.flat()
  const stop = active !== undefined && all.includes(active) ? active : all[0]
  const titleOf = (id: string) => columns.find((column) => column.id === id)?.title ?? id

  function focus(key: string | undefined) {
    if (key === undefined) return
    setActive(key)
    const cards = frame.current?.querySelectorAll<HTMLElement>('[data-card]') ?? []
    const card = [...cards].find((each) => each.dataset.card === key)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  function choose(to: string | undefined, item: Item) {
    if (!lift || to === undefined) return
    setLift({ ...lift, to })
    say(words.overColumn(itemName(item), titleOf(to)))
  }

  function putDown(item: Item, from: string) {
    if (!lift) return
    setLift(undefined)
    if (lift.to === from) say(words.putBack(itemName(item)))
    else move(item, lift.to, from)
  }

  function onKeyDown(event: KeyboardEvent, item: Item, column: string) {
    const onCard = (event.target as HTMLElement).hasAttribute('data-card')
    if (!onCard || event.ctrlKey || event.metaKey || event.altKey) return
    const ids = columns.map((each) => each.id)
    const act = lift
      ? {
          ArrowRight: () => choose(nextColumn(ids, lift.to, 1), item),
          ArrowLeft: () => choose(nextColumn(ids, lift.to, -1), item),
          ArrowUp: () => {},
          ArrowDown: () => {},
          ' ': () => putDown(item, column),
          Enter: () => putDown(item, column),
          Tab: () => {},
          Escape: () => {
            setLift(undefined)
            say(words.putBack(itemName(item)))
          },
        }[event.key]
      : {
          ArrowDown: () => focus(stepTo(keys, itemKey(item), 'down')),
          j: () => focus(stepTo(keys, itemKey(item), 'down')),
          ArrowUp: () => focus(stepTo(keys, itemKey(item), 'up')),
          k: () => focus(stepTo(keys, itemKey(item), 'up')),
          ArrowRight: () => focus(stepTo(keys, itemKey(item), 'right')),
          ArrowLeft: () => focus(stepTo(keys, itemKey(item), 'left')),
          Enter: onOpen ? () => onOpen(item) : undefined,
          ' ': canMove
            ? () => {
                setLift({ key: itemKey(item), to: column })
                say(words.lifted(itemName(item), titleOf(column)))
              }
            : undefined,
        }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return {
    isStop: (key: string) => key === stop,
    setActive: (key: string) => {
      setActive(key)
      if (lift && lift.key !== key) setLift(undefined)
    },
    lifted: lift?.key,
    target: lift?.to,
    onKeyDown,
  }
}
