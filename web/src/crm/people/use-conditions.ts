import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { useState } from 'react'
import type { ActiveFilter } from '../../kit/filter-bar.tsx'
import { type Place, isGroup, withConditions } from './filter-groups.ts'
import { conditionWords, filterWords, groupWords } from './person-filter.words.ts'
import { useFilterNames } from './use-filter-names.ts'

/** A filter of people for a page that narrows by it: its conditions as chips, and what `FilterEditor` takes. */
export function useConditions(filter: PersonFilter, onChange: (filter: PersonFilter) => void) {
  const names = useFilterNames(filter)
  const [place, onPlace] = useState<Place>()
  const active: ActiveFilter[] = filter.conditions.map((each, at) => ({
    id: `${at} ${JSON.stringify(each)}`,
    label: isGroup(each) ? groupWords(each, names) : conditionWords(each, names),
    before: at > 0 ? filterWords.between[filter.match] : undefined,
    onOpen: () => onPlace(at),
    onRemove: () => onChange(withConditions(filter, at, { match: 'all', conditions: [] })),
  }))
  return { active, editor: { filter, fields: names.fields, names, place, onPlace, onChange } }
}
