import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type ActiveFilter, FilterBar } from '../../kit/filter-bar.tsx'
import { EvidenceFilterMenu } from './evidence-filter-menu.tsx'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'
import { type Part, switches } from './filter-choices.tsx'
import { type Narrowed, type Narrowing, narrowings } from './narrowed.ts'
import { useNarrowedWords } from './use-narrowed-words.ts'

export type EvidenceFiltersProps = {
  search: { value: string; onChange: (value: string) => void }
  narrowed: Narrowed
  onNarrow: (name: Narrowing, value: string) => void
  onClear: () => void
  /** What the one source is called that the list is narrowed to. */
  sourceTitle?: string | undefined
  view: 'reading' | 'rows'
  onView: (view: 'reading' | 'rows') => void
  count: ReactNode
}

/** Search, what the list is narrowed to, and how it is shown. */
export function EvidenceFilters({
  search,
  narrowed,
  onNarrow,
  onClear,
  sourceTitle,
  view,
  onView,
  count,
}: EvidenceFiltersProps) {
  const [part, setPart] = useState<Part | 'all'>()
  const { wordsOf, fields, fieldOfChoice } = useNarrowedWords(narrowed, sourceTitle, part !== undefined)
  const active: ActiveFilter[] = narrowings
    // How codes are meant is said with them.
    .filter((name) => narrowed[name] !== '' && name !== 'exact')
    .map((name) => {
      const opens = name === 'choice' ? fieldOfChoice && (`field:${fieldOfChoice.id}` as const) : name
      return {
        id: name,
        label: wordsOf(name),
        onRemove: () => onNarrow(name, ''),
        ...(opens && opens !== 'code' && !switches.includes(name) && { onOpen: () => setPart(opens) }),
      }
    })
  return (
    <FilterBar
      search={{ ...search, placeholder: words.find }}
      active={active}
      onClear={onClear}
      count={count}
      actions={
        <SegmentedControl
          className={css.views}
          aria-label={words.view}
          value={view}
          onChange={onView}
          data={[
            { value: 'reading', label: words.views.reading },
            { value: 'rows', label: words.views.rows },
          ]}
        />
      }
    >
      <EvidenceFilterMenu
        narrowed={narrowed}
        onNarrow={onNarrow}
        fields={fields}
        part={part}
        onPart={setPart}
      />
    </FilterBar>
  )
}
