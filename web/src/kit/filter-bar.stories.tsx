import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { FilterBar } from './filter-bar.tsx'
import { Icon } from './icon.tsx'

export const Narrowed = () => {
  const [search, setSearch] = useState('night')
  const [filters, setFilters] = useState(['courier', 'not met for 30 days'])
  return (
    <FilterBar
      search={{ value: search, onChange: setSearch, placeholder: 'Find a person' }}
      active={filters.map((label) => ({
        id: label,
        label,
        onRemove: () => setFilters(filters.filter((other) => other !== label)),
      }))}
      onClear={() => setFilters([])}
      count="12 people"
    >
      <Menu position="bottom-start">
        <Menu.Target>
          <Button leftSection={<Icon name="filter" />}>Filter</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Narrow to</Menu.Label>
          <Menu.Item>Contact type</Menu.Item>
          <Menu.Item>Last touch</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </FilterBar>
  )
}

/** Filters that are joined in words, and open to be changed. */
export const Joined = () => (
  <FilterBar
    search={{ value: '', onChange: () => {}, placeholder: 'Find a person' }}
    active={[
      { id: 'type', label: 'is now end user', onRemove: () => {}, onOpen: () => {} },
      {
        id: 'group',
        label: 'last touch never or next touch due',
        before: 'and',
        onRemove: () => {},
        onOpen: () => {},
      },
    ]}
    count="12 people"
  />
)

export const Untouched = () => (
  <FilterBar search={{ value: '', onChange: () => {}, placeholder: 'Find a person' }} count="214 people" />
)
