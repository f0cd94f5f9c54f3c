import type { FieldView } from '@firsthand/contract/crm/fields'
import type { PersonRow } from '@firsthand/contract/crm/people'
import { ListTable } from '../../kit/list-table.tsx'
import { type SaveCell, columnOfSort, sortOfColumn, tableColumns } from './person-table-columns.tsx'
import { words } from './people.words.ts'

export { NextTouch } from './person-table-columns.tsx'

/** An order: a sort of the contract, or `field:` and an id. */
export type Order = { by: string; direction: 'ascending' | 'descending' }

export type PersonTableProps = {
  people: readonly PersonRow[]
  columns?: readonly string[]
  fields?: readonly FieldView[]
  order?: Order
  onOrder?: (order: Order) => void
  onSave?: SaveCell | undefined
  selected?: ReadonlySet<string>
  onSelect?: ((selected: Set<string>) => void) | undefined
  onLoadMore?: (() => void) | undefined
  isLoadingMore?: boolean
  /** Only what tells people apart, for examples. */
  isShort?: boolean
  label?: string
  keysFromAnywhere?: boolean
}

/** People as lines: who they are, what they are to us, when we talked and when to talk next. */
export function PersonTable(props: PersonTableProps) {
  const { people, order, onOrder, selected, onSelect, onLoadMore } = props
  const chosen = props.isShort ? shortColumns : (props.columns ?? usualColumns)
  return (
    <ListTable
      label={props.label ?? words.list}
      rows={people}
      columns={tableColumns(chosen, { fields: props.fields ?? [], onSave: props.onSave })}
      rowKey={(person) => person.id}
      rowName={(person) => person.name}
      rowHref={(person) => `/people/${person.id}`}
      {...(order && { sort: { id: columnOfSort(order.by), direction: order.direction } })}
      {...(onOrder && { onSort: (id: string) => onOrder(nextOrder(order, sortOfColumn(id) ?? 'name')) })}
      {...(selected && { selected })}
      {...(onSelect && { onSelect })}
      {...(onLoadMore && { onLoadMore })}
      loadingMore={props.isLoadingMore ?? false}
      {...(props.keysFromAnywhere !== undefined && { keysFromAnywhere: props.keysFromAnywhere })}
    />
  )
}

/** The way an order goes when nobody says otherwise. */
export function usualDirection(by: string): Order['direction'] {
  return by === 'lastTouch' || by === 'newest' ? 'descending' : 'ascending'
}

function nextOrder(now: Order | undefined, by: string): Order {
  if (now?.by !== by) return { by, direction: usualDirection(by) }
  return { by, direction: now.direction === 'ascending' ? 'descending' : 'ascending' }
}

const usualColumns = ['name', 'organisation', 'types', 'role', 'lastTouch', 'nextTouch', 'evidence']
const shortColumns = ['name', 'organisation', 'types', 'lastTouch']
