import { foundKinds } from '@firsthand/contract/evidence/search'
import { FilterMenu, type FilterGroup } from '../../kit/filter-menu.tsx'
import { fitting } from '../../kit/fitting.ts'
import { AnotherDay } from '../evidence/another-day.tsx'
import { choicesOf } from '../evidence/filter-choices.tsx'
import { words as evidence } from '../evidence/filter.words.ts'
import { useFoundChoices } from '../evidence/use-found-choices.ts'
import { usePartMenu } from '../evidence/use-part-menu.ts'
import { type Asked, type AskedName, askedNames, narrowedOf } from './asked.ts'
import { words } from './search.words.ts'

export type SearchFilterMenuProps = {
  asked: Asked
  onAsk: (name: AskedName, value: string) => void
  /** Which filter stands open; `all` offers every one, and undefined closes the menu. */
  part: AskedName | 'all' | undefined
  onPart: (part: AskedName | 'all' | undefined) => void
}

/** Everything that a search can be narrowed to. */
export function SearchFilterMenu({ asked, onAsk, part, onPart }: SearchFilterMenuProps) {
  const { typed, chosen, open, menu } = usePartMenu({ part, onPart, titleOf })
  // One code at a time, out of the same tree as the list of evidence offers.
  const narrowed = { ...narrowedOf(asked), codesAny: asked.code }
  const found = useFoundChoices(chosen === 'code' ? 'codesAny' : chosen, typed, narrowed)
  const groups: FilterGroup[] = chosen
    ? (found?.groups ?? fitting([{ options: fixedChoices(chosen) }], typed))
    : fitting([{ options: askedNames.map(partOf) }], typed)

  function partOf(name: AskedName) {
    return { value: name, label: titleOf(name), isOn: asked[name] !== '', leads: true }
  }
  function fixedChoices(name: AskedName) {
    if (name !== 'kind') return choicesOf(name, narrowed, [])
    return foundKinds.map((kind) => ({
      value: `kind=${kind}`,
      label: words.kinds[kind],
      isOn: asked.kind === kind,
    }))
  }
  function choose(value: string) {
    const [name, picked] = value.split('=') as [string, string | undefined]
    if (picked === undefined) return open(name as AskedName)
    const known = name === 'codesAny' ? 'code' : (name as AskedName)
    onAsk(known, asked[known] === picked ? '' : picked)
    open(undefined)
  }
  return (
    <FilterMenu
      {...menu}
      groups={groups}
      below={
        chosen === 'from' || chosen === 'to' ? (
          <AnotherDay value={asked[chosen]} onChange={(day) => onAsk(chosen, day)} />
        ) : null
      }
      isPending={found?.isPending ?? false}
      onChoose={choose}
    />
  )
}

function titleOf(name: AskedName): string {
  return name === 'kind' || name === 'code' ? words[name] : evidence.parts[name]
}
