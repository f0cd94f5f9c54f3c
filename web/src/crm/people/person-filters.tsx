import { Button, Menu } from '@mantine/core'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { showOrganisation } from '@firsthand/contract/crm/organisations'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { OrganisationFilter } from '../organisations/organisation-filter.tsx'
import { words } from './people.words.ts'
import type { Sort } from './person-table.tsx'

export type PersonFiltersProps = {
  search: { value: string; onChange: (value: string) => void }
  type: ContactType | undefined
  onType: (type: ContactType | undefined) => void
  touch: 'due' | 'never' | undefined
  onTouch: (touch: 'due' | 'never' | undefined) => void
  organisation: string | undefined
  onOrganisation: (organisation: string | undefined) => void
  isArchived: boolean
  onArchived: (isArchived: boolean) => void
  sort: Sort
  onSort: (sort: Sort) => void
  onClear: () => void
  count: ReactNode
}

/** What the list of people is narrowed to, and its order. */
export function PersonFilters(props: PersonFiltersProps) {
  const { search, type, onType, touch, onTouch, isArchived, onArchived, sort, onSort, onClear, count } = props
  const organisation = useOperation(
    showOrganisation,
    { organisation: props.organisation ?? '' },
    { enabled: props.organisation !== undefined },
  )
  const active = [
    ...(type ? [{ id: 'type', label: contactTypeWords[type], onRemove: () => onType(undefined) }] : []),
    ...(touch ? [{ id: 'touch', label: words[touch], onRemove: () => onTouch(undefined) }] : []),
    ...(props.organisation
      ? [
          {
            id: 'organisation',
            label: words.ofOrganisation(organisation.data?.name ?? '…'),
            onRemove: () => props.onOrganisation(undefined),
          },
        ]
      : []),
    ...(isArchived ? [{ id: 'archived', label: words.archived, onRemove: () => onArchived(false) }] : []),
  ]
  return (
    <FilterBar
      search={{ ...search, placeholder: words.search }}
      active={active}
      onClear={onClear}
      count={count}
    >
      <Menu position="bottom-start">
        <Menu.Target>
          <Button leftSection={<Icon name="filter" />}>{words.filter}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.narrowTo}</Menu.Label>
          <Menu.Item onClick={() => onTouch('due')}>{words.due}</Menu.Item>
          <Menu.Item onClick={() => onTouch('never')}>{words.never}</Menu.Item>
          <Menu.Item onClick={() => onArchived(true)}>{words.archived}</Menu.Item>
          <Menu.Label>{words.anyType}</Menu.Label>
          {contactTypes.map((each) => (
            <Menu.Item key={each} onClick={() => onType(each)}>
              {contactTypeWords[each]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {props.organisation === undefined ? <OrganisationFilter onChange={props.onOrganisation} /> : null}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button rightSection={<Icon name="down" size={12} />}>{words.sorted(words.sorts[sort])}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.order}</Menu.Label>
          {Object.entries(words.sorts).map(([id, label]) => (
            <Menu.Item key={id} onClick={() => onSort(id as Sort)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </FilterBar>
  )
}
