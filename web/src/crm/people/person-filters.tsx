import { Button, Menu, Popover, SegmentedControl } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { filterLimits } from '@firsthand/contract/crm/person-filter'
import { personSorts } from '@firsthand/contract/crm/people'
import { type ReactNode, useState } from 'react'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { ConditionForm } from './person-condition-form.tsx'
import { conditionWords, filterWords, groupWords } from './person-filter.words.ts'
import { usualDirection } from './person-table.tsx'
import { useFilterNames } from './use-filter-names.ts'
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
  const names = useFilterNames(filter)
  const choices = fields.filter((field) => field.type === 'choice')
  const setFilter = (conditions: PersonFilter['conditions'], match = filter.match) =>
    onChange({ filter: { match, conditions } })
  const active = [
    ...filter.conditions.map((each, place) => ({
      id: `${place} ${JSON.stringify(each)}`,
      label: 'conditions' in each ? groupWords(each, names) : conditionWords(each, names),
      onRemove: () => setFilter(filter.conditions.filter((_, at) => at !== place)),
    })),
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
      <AddCondition
        filter={filter}
        fields={names.fields}
        isArchived={isArchived}
        onArchived={() => onChange({ isArchived: true })}
        onChange={setFilter}
      />
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

type AddProps = {
  filter: PersonFilter
  fields: FieldView[]
  isArchived: boolean
  onArchived: () => void
  onChange: (conditions: PersonFilter['conditions'], match?: 'all' | 'any') => void
}

function AddCondition({ filter, fields, isArchived, onArchived, onChange }: AddProps) {
  const [isOpen, setOpen] = useState(false)
  const isFull = filter.conditions.length >= filterLimits.conditions
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      closeOnEscape={false}
    >
      <Popover.Target>
        <Button leftSection={<Icon name="filter" />} onClick={() => setOpen(!isOpen)}>
          {filterWords.add}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          // The first Escape closes the choices that stand open, the next one the form.
          const hasChoices = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true'
          if (event.key === 'Escape' && !hasChoices) setOpen(false)
        }}
      >
        {filter.conditions.length > 1 ? (
          <SegmentedControl
            fullWidth
            mb={12}
            aria-label={filterWords.match}
            data={[
              { value: 'all', label: filterWords.matchAll },
              { value: 'any', label: filterWords.matchAny },
            ]}
            value={filter.match}
            onChange={(match) => onChange(filter.conditions, match as 'all' | 'any')}
          />
        ) : null}
        {isFull ? (
          <p>{filterWords.tooMany}</p>
        ) : (
          <ConditionForm
            fields={fields}
            onAdd={(condition) => {
              onChange([...filter.conditions, condition])
              setOpen(false)
            }}
          />
        )}
        {isArchived ? null : (
          <Button
            mt={8}
            fullWidth
            variant="subtle"
            onClick={() => {
              onArchived()
              setOpen(false)
            }}
          >
            {words.showArchived}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
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
