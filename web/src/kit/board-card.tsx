import { Button, Menu } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import css from './board.module.css'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'

type CardProps = {
  cardKey: string
  name: string
  describedBy: string
  /** Whether Tab stops here. */
  isStop: boolean
  isLifted: boolean
  /** The card was moved and keeps the focus in its new place. */
  takesFocus: boolean
  onFocused: () => void
  places: { id: string; title: string }[]
  onMoveTo?: ((column: string) => void) | undefined
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onPointerDown: (event: PointerEvent<HTMLElement>) => void
  children: ReactNode
}

/** One card: a stop of the roving focus, something to drag, and a menu for those who can do neither. */
export function BoardCard(props: CardProps) {
  const { takesFocus, onFocused } = props
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    card.current?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    onFocused()
  }, [takesFocus, onFocused])
  return (
    <li className={css.place}>
      {/* Cards take the focus in turn, like the rows of a grid; the list around them keeps its meaning. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={card}
        role="group"
        aria-roledescription={words.card}
        aria-label={props.name}
        aria-describedby={props.describedBy}
        data-card={props.cardKey}
        className={css.card}
        data-lifted={props.isLifted || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={props.isStop ? 0 : -1}
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        onPointerDown={props.onPointerDown}
      >
        <div className={css.content}>{props.children}</div>
        {props.onMoveTo ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                className={css.moveButton}
                size="compact-xs"
                variant="subtle"
                tabIndex={props.isStop ? 0 : -1}
                aria-label={words.moveCard(props.name)}
              >
                <Icon name="more" size={14} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{words.moveTo}</Menu.Label>
              {props.places.map(({ id, title }) => (
                <Menu.Item key={id} onClick={() => props.onMoveTo?.(id)}>
                  {title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
    </li>
  )
}
