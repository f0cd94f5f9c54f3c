import { Button, Checkbox, Popover } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { OrganisationRow } from '@firsthand/contract/crm/organisations'
import { Icon } from '../../kit/icon.tsx'
import { type Column, ListTable, type ListTableProps } from '../../kit/list-table.tsx'
import { shownValue } from '../fields/value-text.ts'
import { listWords } from './organisation-list.words.ts'
import css from './organisations.module.css'
import { words } from './organisations.words.ts'

export type Row = Pick<OrganisationRow, 'id' | 'name' | 'website' | 'peopleCount' | 'fields'>

type Props = Pick<
  ListTableProps<Row>,
  'rows' | 'sort' | 'onSort' | 'loadingMore' | 'selected' | 'onSelect'
> & {
  fields?: readonly FieldView[]
  onLoadMore?: (() => void) | undefined
}

/** Organisations with what we know of each, also in fields of one's own. */
export function OrganisationTable({ rows, fields = [], onLoadMore, ...rest }: Props) {
  return (
    <ListTable
      {...rest}
      label={words.title}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/organisations/${row.id}`}
      columns={[...plain.slice(0, 2), ...fields.map(fieldColumn), ...plain.slice(2)]}
      {...(onLoadMore && { onLoadMore })}
    />
  )
}

/** Which fields of one's own have a column. */
export function ChooseColumns({
  fields,
  chosen,
  onChange,
}: {
  fields: readonly FieldView[]
  chosen: readonly FieldView[]
  onChange: (chosen: FieldView[]) => void
}) {
  if (fields.length === 0) return null
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button rightSection={<Icon name="down" size={12} />}>{listWords.columns}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={listWords.columnsLead}
          value={chosen.map((field) => field.id)}
          onChange={(ids) => onChange(fields.filter((field) => ids.includes(field.id)))}
        >
          <div className={css.columns}>
            {fields.map((field) => (
              <Checkbox key={field.id} value={field.id} label={field.label} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}

const plain: Column<Row>[] = [
  {
    id: 'name',
    header: words.name,
    width: 'minmax(0, 2fr)',
    priority: 1,
    sortable: true,
    render: (row) => row.name,
  },
  {
    id: 'website',
    header: words.website,
    width: 'minmax(0, 2fr)',
    priority: 3,
    sortable: true,
    render: (row) => row.website?.replace(/^https?:\/\//, '') ?? '',
  },
  {
    id: 'people',
    header: words.people,
    width: '88px',
    end: true,
    sortable: true,
    render: (row) => row.peopleCount || '',
  },
]

function fieldColumn(field: FieldView): Column<Row> {
  return {
    id: `field:${field.id}`,
    header: field.label,
    width: 'minmax(72px, 1fr)',
    end: field.type === 'number' || field.type === 'money',
    sortable: field.type !== 'person',
    render: ({ fields }) =>
      shownValue(field, Object.hasOwn(fields, field.key) ? fields[field.key] : undefined),
  }
}
