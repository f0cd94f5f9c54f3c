import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CSSProperties, ReactNode, RefObject } from 'react'
import { words } from './kit.words.ts'
import { ListRow } from './list-table-row.tsx'
import { ListHead } from './list-table-head.tsx'
import css from './list-table.module.css'
import { useRowKeys } from './use-row-keys.ts'

export type Column<Row> = {
  id: string
  header: string
  render: (row: Row) => ReactNode
  /** A CSS grid track; an equal share of what is left without it. */
  width?: string
  /** Numbers stand at the end of their column. */
  end?: boolean
  /** On phones a row is a card: 1 is its first line, 2 a line with its heading, 3 is left out. 2 when left out. */
  priority?: 1 | 2 | 3
  sortable?: boolean
  /** What a cell becomes while it is edited: left and right choose a cell, `e` edits it. `close` gives the row the focus back. */
  edit?: (row: Row, close: () => void) => ReactNode
}

export type ListTableProps<Row> = {
  /** What the list holds, for a screen reader: "People". */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** What a row is called when it is ticked: "Nele Brandt". */
  rowName?: (row: Row) => string
  /** Where a row leads; its first column becomes a real link, so that a middle click opens a tab. */
  rowHref?: (row: Row) => string
  onOpen?: (row: Row) => void
  /** The row that a drawer shows at the moment. */
  current?: string
  selected?: ReadonlySet<string>
  onSelect?: (selected: Set<string>) => void
  sort?: { id: string; direction: 'ascending' | 'descending' }
  onSort?: (id: string) => void
  /** More rows: asked for when the end comes near, or by a button. Leave out when there are no more. */
  onLoadMore?: () => void
  loadingMore?: boolean
  /** Whether j and k reach this list while the focus is nowhere; false for the second list of a page. */
  keysFromAnywhere?: boolean
}

/** A dense list one works in with the keyboard: 36-px rows, sticky heading, cards on a phone, more rows on the way down. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { rows, columns, rowKey, onLoadMore, onSelect, selected } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const keys = rows.map(rowKey)
  const cells = useCells(props, body)
  const rowKeys = useRowKeys(body, {
    keys,
    selected,
    onSelect,
    onOpen: (index) => open(props, body.current, index),
    onEnd: onLoadMore,
    onCell: cells.onKey,
    fromAnywhere: props.keysFromAnywhere ?? true,
  })
  const tracks = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ')

  return (
    <div className={css.frame}>
      {/* A table worked in with the keyboard is a grid (ARIA Authoring Practices, «Grid»). */}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={props.label}
        aria-rowcount={onLoadMore ? -1 : rows.length + 1}
        aria-multiselectable={onSelect ? true : undefined}
        className={css.table}
        data-ticks={onSelect ? true : undefined}
        data-long={rows.length > 200 || undefined}
        style={{ '--tracks': onSelect ? `32px ${tracks}` : tracks } as CSSProperties}
      >
        <ListHead {...props} keys={keys} />
        <tbody ref={body}>
          {rows.map((row, index) => (
            <ListRow
              key={keys[index]}
              row={row}
              index={index}
              columns={columns}
              href={props.rowHref?.(row)}
              name={props.rowName?.(row)}
              isActive={index === rowKeys.active}
              isCurrent={props.current !== undefined && props.current === keys[index]}
              isTicked={selected?.has(keys[index] ?? '') ?? false}
              onFocus={() => rowKeys.setActive(index)}
              onKeyDown={rowKeys.onKeyDown}
              onOpen={props.onOpen ? () => props.onOpen?.(row) : undefined}
              cell={index === rowKeys.active ? cells.at : undefined}
              editing={cells.editing?.key === keys[index] ? cells.editing?.column : undefined}
              onEditEnd={() => cells.close(index)}
              onTick={onSelect ? (extend) => rowKeys.tick(index, extend) : undefined}
            />
          ))}
        </tbody>
      </table>
      {onLoadMore ? <MoreRows onLoadMore={onLoadMore} loading={props.loadingMore ?? false} /> : null}
    </div>
  )
}

/** The cell that left and right have reached, and the one that is edited. */
function useCells<Row>({ columns, rows, rowKey }: ListTableProps<Row>, body: RefObject<HTMLElement | null>) {
  const [chosen, setChosen] = useState<string>()
  const [editing, setEditing] = useState<{ key: string; column: string }>()
  const editable = columns.filter((column) => column.edit)
  const at = editable.some((column) => column.id === chosen) ? chosen : undefined

  function step(by: 1 | -1) {
    const place = editable.findIndex((column) => column.id === at)
    const next = place === -1 ? (by === 1 ? 0 : editable.length - 1) : place + by
    setChosen(editable[Math.max(0, Math.min(editable.length - 1, next))]?.id)
  }

  function onKey(key: string, index: number): boolean {
    const row = rows[index]
    if (editable.length === 0 || row === undefined) return false
    if (key === 'ArrowRight') step(1)
    else if (key === 'ArrowLeft') step(-1)
    else if (key === 'e') {
      const column = at ?? editable[0]!.id
      setChosen(column)
      setEditing({ key: rowKey(row), column })
    } else return false
    return true
  }

  function close(index: number) {
    setEditing(undefined)
    body.current?.querySelectorAll<HTMLElement>('[data-row]')[index]?.focus({ preventScroll: true })
  }

  return { at, editing, onKey, close }
}

function open<Row>(props: ListTableProps<Row>, body: HTMLElement | null, index: number) {
  const row = props.rows[index]
  if (row === undefined) return
  if (props.onOpen) props.onOpen(row)
  else body?.querySelectorAll('[data-row]')[index]?.querySelector<HTMLElement>('a[data-row-link]')?.click()
}

function MoreRows({ onLoadMore, loading }: { onLoadMore: () => void; loading: boolean }) {
  const end = useRef<HTMLDivElement>(null)
  const cameNear = useEffectEvent(() => {
    if (!loading) onLoadMore()
  })
  useEffect(() => {
    if (!end.current || loading) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) cameNear()
      },
      { rootMargin: '600px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [loading])
  return (
    <div ref={end} className={css.more}>
      <button type="button" className={css.moreButton} onClick={onLoadMore} disabled={loading}>
        {loading ? `${words.loading}…` : words.loadMore}
      </button>
    </div>
  )
}
