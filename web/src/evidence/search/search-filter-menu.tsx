import { type EvidenceKind, evidenceKinds } from '@firsthand/contract/evidence/kinds'
import {
  type FoundKind,
  type SpeakerRole,
  foundKinds,
  speakerRoles,
} from '@firsthand/contract/evidence/search'
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
  const found = useFoundChoices(chosen === 'code' ? 'codesAny' : partOfEvidence(chosen), typed, narrowed)
  const groups: FilterGroup[] = chosen
    ? (found?.groups ?? fitting([{ options: fixedChoices(chosen) }], typed))
    : fitting([{ options: askedNames.map(partOf) }], typed)

  function partOf(name: AskedName) {
    return { value: name, label: titleOf(name), isOn: asked[name] !== '', leads: true }
  }
  function fixedChoices(name: AskedName) {
    if (!isOwn(name)) return choicesOf(name, narrowed, [])
    return ownChoices[name].map((value) => ({
      value: `${name}=${value}`,
      label: ownLabel(name, value),
      isOn: asked[name] === value,
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

/** What only the search knows: the list of evidence has a `kind` of its own, which is another. */
const ownChoices = { kind: foundKinds, speaks: speakerRoles, evidenceKind: evidenceKinds }

function isOwn(name: AskedName): name is keyof typeof ownChoices {
  return Object.hasOwn(ownChoices, name)
}

function partOfEvidence(name: AskedName | undefined) {
  return name === undefined || isOwn(name) ? undefined : name
}

/** A value of a filter that only the search knows, in words. */
export function ownLabel(name: keyof typeof ownChoices, value: string): string {
  if (name === 'kind') return words.kinds[value as FoundKind]
  return name === 'speaks' ? words.speakers[value as SpeakerRole] : evidence.kinds[value as EvidenceKind]
}

function titleOf(name: AskedName): string {
  return isOwn(name) || name === 'code' ? words[name] : evidence.parts[name]
}
