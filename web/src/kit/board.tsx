import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { BoardCard } from './board-card.tsx'
import css from './board.module.css'
import { words } from './kit.words.ts'
import { useBoardDrag } from './use-board-drag.tsx'
import { useBoardKeys } from './use-board-keys.ts'

export type BoardColumn<Item> = {
  id: string
  title: string
  /** Beside the title: a count, a sum. */
  detail?: ReactNode
  items: readonly Item[]
  /** Reads more cards; leave out when there are no more. */
  more?: () => void
  isLoadingMore?: boolean
}

export type BoardProps<Item> = {
  /** What the board holds, for a screen reader: "People by contact type". */
  label: string
  columns: readonly BoardColumn<Item>[]
  itemKey: (item: Item) => string
  /** What a card is called when it moves: "Nele Brandt". */
  itemName: (item: Item) => string
  /** What a card shows. A link in it stays a link. */
  renderItem: (item: Item) => ReactNode
  onOpen?: (item: Item) => void
  /** Puts a card into another column; without it the cards stay where they are. */
  onMove?: (item: Item, toColumn: string, fromColumn: string) => void
  /** What stands in a column without cards. */
  empty?: ReactNode
}

/**
 * Cards in columns, moved by pointer, by keyboard (arrows go from card to card, Space lifts, arrows choose a column,
 * Space puts down, Escape leaves it), or from a menu on each card. On a phone one column shows at a time.
 */
export function Board<Item>(props: BoardProps<Item>) {
  const { label, columns, itemKey, itemName, renderItem, onOpen, onMove, empty } = props
  const frame = useRef<HTMLDivElement>(null)
  const hint = useId()
  const [said, setSaid] = useState('')
  const [shown, setShown] = useState<string>()
  const shownId = columns.some((column) => column.id === shown) ? shown : columns[0]?.id
  const [moved, setMoved] = useState<string>()

  function move(item: Item, to: string, from: string) {
    const target = columns.find((column) => column.id === to)
    if (!onMove || !target || to === from) return
    setSaid(words.movedTo(itemName(item), target.title))
    setMoved(itemKey(item))
    onMove(item, to, from)
  }

  const keys = useBoardKeys(frame, {
    columns,
    itemKey,
    itemName,
    onOpen,
    move,
    say: setSaid,
    canMove: !!onMove,
  })
  const drag = useBoardDrag(frame, { columns, itemKey, renderItem, move, canMove: !!onMove })
  const target = drag.over ?? keys.target

  return (
    <div className={css.frame}>
      <nav className={css.chooser} aria-label={words.columns}>
        {columns.map((column) => (
          <button
            key={column.id}
            type="button"
            className={css.choice}
            aria-pressed={column.id === shownId}
            onClick={() => setShown(column.id)}
          >
            {column.title}
          </button>
        ))}
      </nav>
      <div
        ref={frame}
        role="group"
        aria-label={label}
        className={css.board}
        data-dragging={!!drag.key || undefined}
      >
        <p id={hint} className={css.unseen}>
          {onMove ? words.boardKeys : words.boardReadKeys}
        </p>
        {columns.map((column) => (
          <section
            key={column.id}
            aria-label={column.title}
            data-column={column.id}
            className={css.column}
            data-target={target === column.id || undefined}
            data-shown={column.id === shownId || undefined}
          >
            <header className={css.heading}>
              <h2 className={css.title}>{column.title}</h2>
              {column.detail === undefined ? null : <span className={css.detail}>{column.detail}</span>}
            </header>
            <ul className={css.cards}>
              {column.items.map((item) => {
                const key = itemKey(item)
                return (
                  <BoardCard
                    key={key}
                    cardKey={key}
                    name={itemName(item)}
                    describedBy={hint}
                    isStop={keys.isStop(key)}
                    isLifted={keys.lifted === key || drag.key === key}
                    takesFocus={moved === key}
                    onFocused={() => setMoved(undefined)}
                    places={columns.filter((each) => each.id !== column.id)}
                    onMoveTo={onMove ? (to) => move(item, to, column.id) : undefined}
                    onFocus={() => keys.setActive(key)}
                    onKeyDown={(event) => keys.onKeyDown(event, item, column.id)}
                    onPointerDown={(event) => drag.start(event, item, column.id)}
                  >
                    {renderItem(item)}
                  </BoardCard>
                )
              })}
            </ul>
            {column.items.length === 0 ? <p className={css.empty}>{empty ?? words.emptyColumn}</p> : null}
            {column.more ? (
              <button
                type="button"
                className={css.more}
                disabled={column.isLoadingMore}
                onClick={column.more}
              >
                {column.isLoadingMore ? `${words.loading}…` : words.loadMore}
              </button>
            ) : null}
          </section>
        ))}
      </div>
      {drag.ghost}
      <output className={css.unseen} aria-live="assertive">
        {said}
      </output>
    </div>
  )
}
