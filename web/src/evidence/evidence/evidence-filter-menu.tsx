import type { FieldView } from '@firsthand/contract/crm/fields'
import { AnotherDay } from './another-day.tsx'
import { FilterMenu } from '../../kit/filter-menu.tsx'
import { fitting } from '../../kit/fitting.ts'
import { type Part, choicesOf, partsFor, switches, titleOf } from './filter-choices.tsx'
import { type Narrowed, type Narrowing, mostOf, toggled } from './narrowed.ts'
import { useFoundChoices } from './use-found-choices.ts'
import { usePartMenu } from './use-part-menu.ts'

export type EvidenceFilterMenuProps = {
  narrowed: Narrowed
  onNarrow: (name: Narrowing, value: string) => void
  /** The fields of people that hold one of a few choices. */
  fields: FieldView[]
  /** Which filter stands open; `all` offers every one, and undefined closes the menu. */
  part: Part | 'all' | undefined
  onPart: (part: Part | 'all' | undefined) => void
}

/** Everything that evidence can be narrowed to. */
export function EvidenceFilterMenu({ narrowed, onNarrow, fields, part, onPart }: EvidenceFilterMenuProps) {
  const { typed, chosen, open, menu } = usePartMenu({
    part,
    onPart,
    titleOf: (which) => titleOf(which, fields),
  })
  const found = useFoundChoices(chosen, typed, narrowed)
  const groups = chosen
    ? fitting([{ options: choicesOf(chosen, narrowed, fields) }], typed)
    : partsFor(narrowed, fields, typed)
  function choose(value: string) {
    const [name, picked] = value.split('=') as [Part, string | undefined]
    if (picked !== undefined) {
      const narrowing = name as Narrowing
      onNarrow(narrowing, toggled(narrowed, narrowing, picked))
      // Where several may be chosen, the menu stays for the next.
      if (mostOf(narrowing) === 1) open(undefined)
      return
    }
    if (!switches.includes(name as Narrowing)) return open(name)
    onNarrow(name as Narrowing, toggled(narrowed, name as Narrowing, 'yes'))
    open(undefined)
  }
  return (
    <FilterMenu
      {...menu}
      groups={found?.groups ?? groups}
      below={
        isDay(chosen) ? (
          <AnotherDay value={narrowed[chosen]} onChange={(day) => onNarrow(chosen, day)} />
        ) : null
      }
      isPending={found?.isPending ?? false}
      onChoose={choose}
    />
  )
}

function isDay(part: Part | undefined): part is 'from' | 'to' {
  return part === 'from' || part === 'to'
}
