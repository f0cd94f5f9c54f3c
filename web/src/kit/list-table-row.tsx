import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { words } from './kit.words.ts'
import { Link } from './link.tsx'
import type { Column } from './list-table.tsx'
import css from './list-table.module.css'

type RowProps<Row> = {
  row: Row
  index: number
  columns: readonly Column<Row>[]
  href?: string
  name?: string
  isActive: boolean
  isCurrent: boolean
  isTicked: boolean
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onOpen?: () => void
  onTick?: (extend: boolean) => void
  /** The column of the cell that left and right have reached. */
  cell?: string
  /** The column that is edited in this row. */
  editing?: string
  onEditEnd?: () => void
}

/** One row of a list: a stop of the roving focus, a line of cells, or a card on a phone. */
export function ListRow<Row>(props: RowProps<Row>) {
  const { row, index, columns, href, name, onOpen, onTick } = props
  const first = columns.find((column) => column.priority === 1) ?? columns[0]
  return (
    <tr
      data-row
      className={css.row}
      tabIndex={props.isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={onTick ? props.isTicked : undefined}
      aria-current={props.isCurrent || undefined}
      data-opens={onOpen || href ? true : undefined}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onClick={(event) => followRow(event, onOpen)}
    >
      {onTick ? (
        <td className={css.tickCell}>
          <input
            type="checkbox"
            className={css.tick}
            tabIndex={-1}
            aria-label={words.selectRow(name ?? String(index + 1))}
            checked={props.isTicked}
            onClick={(event) => onTick(event.shiftKey)}
            onChange={() => {}}
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          className={css.cell}
          data-end={column.end || undefined}
          data-priority={column === first ? 1 : (column.priority ?? 2)}
          data-chosen={props.cell === column.id || undefined}
        >
          <span className={css.cellLabel} aria-hidden="true">
            {column.header}
          </span>
          {props.editing === column.id && column.edit && props.onEditEnd ? (
            column.edit(row, props.onEditEnd)
          ) : (
            <Cell link={column === first ? href : undefined} onOpen={onOpen}>
              {column.render(row)}
            </Cell>
          )}
        </td>
      ))}
    </tr>
  )
}

function Cell({ link, onOpen, children }: { link?: string; onOpen?: () => void; children: ReactNode }) {
  if (link === undefined) return <span className={css.value}>{children}</span>
  return (
    <Link
      href={link}
      className={[css.value, css.link].join(' ')}
      tabIndex={-1}
      data-row-link
      onClick={(event) => {
        if (!onOpen || wantsNewTab(event)) return
        event.preventDefault()
        onOpen()
      }}
    >
      {children}
    </Link>
  )
}

function followRow(event: MouseEvent<HTMLElement>, onOpen?: () => void) {
  const target = event.target as HTMLElement
  if (target.closest('a, button, input, label, select, [role="dialog"]')) return
  // Somebody who marks words in a row wants the words, not the page behind them.
  if (window.getSelection()?.toString()) return
  if (onOpen && !wantsNewTab(event)) return onOpen()
  event.currentTarget
    .querySelector('a[data-row-link]')
    ?.dispatchEvent(
      new window.MouseEvent('click', { ...modifiersOf(event), bubbles: true, cancelable: true }),
    )
}

function wantsNewTab(event: MouseEvent) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1
}

function modifiersOf({ ctrlKey, metaKey, shiftKey, button }: MouseEvent) {
  return { ctrlKey, metaKey, shiftKey, button }
}
