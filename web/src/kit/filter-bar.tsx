import { CloseButton, TextInput } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'
import css from './filter-bar.module.css'

export type ActiveFilter = {
  id: string
  label: string
  onRemove: () => void
  /** Opens the filter to be changed. */
  onOpen?: () => void
  /** What joins it to the one before, such as “and”. */
  before?: string | undefined
}

export type FilterBarProps = {
  search?: { value: string; onChange: (value: string) => void; placeholder: string }
  /** Menus and selects that add a filter. */
  children?: ReactNode
  /** Filters in force, each with its way out. */
  active?: ActiveFilter[]
  onClear?: () => void
  /** "214 people", "about 12,000 people". */
  count?: ReactNode
  actions?: ReactNode
}

/** What a list is narrowed to: search, filters as words with a way out, and how many are left. */
export function FilterBar({ search, children, active = [], onClear, count, actions }: FilterBarProps) {
  return (
    <search className={css.bar}>
      {search ? (
        <TextInput
          className={css.search}
          type="search"
          aria-label={search.placeholder}
          placeholder={search.placeholder}
          leftSection={<Icon name="search" />}
          value={search.value}
          onChange={(event) => search.onChange(event.currentTarget.value)}
          rightSection={
            search.value ? (
              <CloseButton size="sm" aria-label={words.clear} onClick={() => search.onChange('')} />
            ) : undefined
          }
        />
      ) : null}
      {children}
      {active.map((filter) => (
        <Fragment key={filter.id}>
          {filter.before ? <span className={css.before}>{filter.before}</span> : null}
          <span className={css.filter}>
            {filter.onOpen ? (
              <button type="button" className={css.open} onClick={filter.onOpen}>
                {filter.label}
              </button>
            ) : (
              filter.label
            )}
            <button
              type="button"
              className={css.out}
              aria-label={words.remove(filter.label)}
              onClick={filter.onRemove}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        </Fragment>
      ))}
      {onClear && active.length > 1 ? (
        <button type="button" className={css.clear} onClick={onClear}>
          {words.clear}
        </button>
      ) : null}
      {count === undefined ? null : <output className={css.count}>{count}</output>}
      {actions}
    </search>
  )
}
