import { type ClaimKind, type Rung, claimKinds, rungs } from '@firsthand/contract/evidence/kinds'
import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Rung as RungMark } from '../../kit/rung.tsx'
import { claimKindWords, rungWords, words } from './claims.words.ts'
import { levelOf } from './standing.ts'

export type ClaimSort = keyof typeof words.sorts

export type ClaimFiltersProps = {
  search: { value: string; onChange: (value: string) => void }
  rung: z.output<typeof Rung> | undefined
  onRung: (rung: string) => void
  kind: ClaimKind | undefined
  onKind: (kind: string) => void
  isArchived: boolean
  onArchived: (isArchived: boolean) => void
  sort: ClaimSort
  onSort: (sort: ClaimSort) => void
  onClear: () => void
  count: ReactNode
}

/** What the list of claims is narrowed to, and its order. */
export function ClaimFilters(props: ClaimFiltersProps) {
  const { search, rung, onRung, kind, onKind, isArchived, onArchived, sort, onSort, onClear, count } = props
  const active = [
    ...(rung ? [{ id: 'rung', label: rungWords[rung], onRemove: () => onRung('') }] : []),
    ...(kind ? [{ id: 'kind', label: claimKindWords[kind], onRemove: () => onKind('') }] : []),
    ...(isArchived ? [{ id: 'archived', label: words.archived, onRemove: () => onArchived(false) }] : []),
  ]
  return (
    <FilterBar
      search={{ ...search, placeholder: words.find }}
      active={active}
      onClear={onClear}
      count={count}
    >
      <Menu position="bottom-start">
        <Menu.Target>
          <Button leftSection={<Icon name="filter" />}>{words.filter}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.rung}</Menu.Label>
          {rungs.map((each) => (
            <Menu.Item key={each} onClick={() => onRung(each)}>
              <RungMark level={levelOf(each)} />
            </Menu.Item>
          ))}
          <Menu.Label>{words.kind}</Menu.Label>
          {claimKinds.map((each) => (
            <Menu.Item key={each} onClick={() => onKind(each)}>
              {claimKindWords[each]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => onArchived(true)}>{words.showArchived}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button rightSection={<Icon name="down" size={12} />}>{words.sorted(words.sorts[sort])}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.order}</Menu.Label>
          {(Object.keys(words.sorts) as ClaimSort[]).map((each) => (
            <Menu.Item key={each} onClick={() => onSort(each)}>
              {words.sorts[each]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </FilterBar>
  )
}
