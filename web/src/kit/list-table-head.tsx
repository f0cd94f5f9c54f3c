import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'
import type { ListTableProps } from './list-table.tsx'
import css from './list-table.module.css'

type HeadProps<Row> = Pick<ListTableProps<Row>, 'columns' | 'selected' | 'onSelect' | 'sort' | 'onSort'> & {
  keys: string[]
}

/** The headings of a list; they stay while the rows move. */
export function ListHead<Row>({ columns, keys, selected, onSelect, sort, onSort }: HeadProps<Row>) {
  const ticked = keys.filter((key) => selected?.has(key)).length
  return (
    <thead className={css.head}>
      <tr className={css.headRow}>
        {onSelect ? (
          <th scope="col" className={css.tickCell}>
            <input
              type="checkbox"
              className={css.tick}
              aria-label={words.selectAll}
              checked={ticked > 0 && ticked === keys.length}
              ref={(box) => {
                if (box) box.indeterminate = ticked > 0 && ticked < keys.length
              }}
              onChange={() => onSelect(new Set(ticked === keys.length ? [] : keys))}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={css.heading}
            data-end={column.end || undefined}
            data-priority={column.priority ?? 2}
            aria-sort={sort?.id === column.id ? sort.direction : undefined}
          >
            {column.sortable && onSort ? (
              <button type="button" className={css.sort} onClick={() => onSort(column.id)}>
                {column.header}
                {sort?.id === column.id ? (
                  <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} size={12} />
                ) : null}
              </button>
            ) : (
              column.header
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
