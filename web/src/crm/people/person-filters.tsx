import { Button, Menu } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { personSorts } from '@firsthand/contract/crm/people'
import type { ReactNode } from 'react'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { FilterEditor } from './filter-editor.tsx'
import { filterWords } from './person-filter.words.ts'
import { usualDirection } from './person-table.tsx'
import { useConditions } from './use-conditions.ts'
import type { PeopleAddress } from './use-people-address.ts'
import { words } from './people.words.ts'

export type PersonFiltersProps = {
  address: PeopleAddress
  search: { value: string; onChange: (value: string) => void }
  onChange: (change: Partial<PeopleAddress>) => void
  onClear: () => void
  count: ReactNode
  fields: readonly FieldView[]
  actions?: ReactNode
}

/** What the list of people is narrowed to, its order and its groups. */
export function PersonFilters({
  address,
  search,
  onChange,
  onClear,
  count,
  fields,
  actions,
}: PersonFiltersProps) {
  const { filter, order, group, isArchived } = address
  const choices = fields.filter((field) => field.type === 'choice')
  const { active: conditions, editor } = useConditions(filter, (next) => onChange({ filter: next }))
  const active = [
    ...conditions,
    ...(isArchived
      ? [{ id: 'archived', label: words.archived, onRemove: () => onChange({ isArchived: false }) }]
      : []),
  ]
  return (
    <FilterBar
      search={{ ...search, placeholder: words.search }}
      active={active}
      onClear={onClear}
      count={count}
      actions={actions}
    >
      <FilterEditor {...editor}>
        {isArchived ? null : (
          <Button
            mt={8}
            fullWidth
            variant="subtle"
            onClick={() => {
              onChange({ isArchived: true })
              editor.onPlace(undefined)
            }}
          >
            {words.showArchived}
          </Button>
        )}
      </FilterEditor>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button rightSection={<Icon name="down" size={12} />}>
            {words.sorted(orderWords(order.by, fields))}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.order}</Menu.Label>
          {[
            ...personSorts,
            ...fields.filter((each) => each.type !== 'person').map((each) => `field:${each.id}`),
          ].map((by) => (
            <Menu.Item key={by} onClick={() => onChange({ order: { by, direction: usualDirection(by) } })}>
              {orderWords(by, fields)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => onChange({ order: { ...order, direction: 'ascending' } })}>
            {words.upwards}
          </Menu.Item>
          <Menu.Item onClick={() => onChange({ order: { ...order, direction: 'descending' } })}>
            {words.downwards}
          </Menu.Item>
          <Menu.Label>{words.group}</Menu.Label>
          {Object.entries(words.groupBy).map(([id, label]) => (
            <Menu.Item key={id} onClick={() => onChange({ group: id === 'none' ? '' : id })}>
              {label}
            </Menu.Item>
          ))}
          {choices.map((field) => (
            <Menu.Item key={field.id} onClick={() => onChange({ group: `field:${field.id}` })}>
              {field.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {group ? (
        <Button
          variant="subtle"
          rightSection={<Icon name="close" size={12} />}
          onClick={() => onChange({ group: '' })}
        >
          {words.grouped(groupingWords(group, fields))}
        </Button>
      ) : null}
    </FilterBar>
  )
}

function orderWords(by: string, fields: readonly FieldView[]): string {
  if (by in words.sorts) return words.sorts[by as keyof typeof words.sorts]
  return fields.find((field) => `field:${field.id}` === by)?.label ?? filterWords.unknown
}

function groupingWords(group: string, fields: readonly FieldView[]): string {
  if (group in words.groupBy) return words.groupBy[group as keyof typeof words.groupBy]
  return fields.find((field) => `field:${field.id}` === group)?.label ?? filterWords.unknown
}
