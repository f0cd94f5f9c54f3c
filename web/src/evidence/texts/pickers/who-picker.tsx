import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '../texts.words.ts'
import { type Somebody, optionOf, usePeopleChoice } from './people-choice.ts'

/** Somebody: a person, one of us, an observer of no account, or nobody known yet. */
export type Who = { person: string | null; member: string | null; isObserver: boolean }

export const nobody: Who = { person: null, member: null, isObserver: false }

export type WhoPickerProps = {
  label: string
  hideLabel?: boolean
  value: Who
  onChange: (who: Who) => void
  /** People offered first, with the one who is chosen. */
  people: Somebody[]
  /** Members offered; none where only a person will do. */
  members?: Somebody[]
  onNewPerson?: (person: Somebody) => void
  withObserver?: boolean
  description?: ReactNode
}

/** Says who somebody is: the people of the conversation first, then members, then everybody we know of. */
export function WhoPicker({
  label,
  hideLabel,
  value,
  onChange,
  people,
  members = [],
  onNewPerson,
  withObserver,
  description,
}: WhoPickerProps) {
  const choice = usePeopleChoice({
    known: people,
    onNew: (person) => {
      onNewPerson?.(person)
      onChange({ ...nobody, person: person.id })
    },
  })
  const standing = [
    ...(withObserver ? [{ value: 'observer', label: words.observer }] : []),
    { value: 'unknown', label: members.length > 0 || withObserver ? words.unknown : words.nobody },
  ]
  const chosen = value.person ?? value.member ?? (value.isObserver ? 'observer' : 'unknown')
  const all = [...people.map(optionOf), ...members.map(optionOf), ...standing]
  // While nothing was typed yet the field holds the name of the choice, which narrows nothing.
  const typed = all.some((option) => option.value === chosen && option.label === choice.search)
    ? ''
    : choice.search.trim().toLocaleLowerCase()
  const fits = ({ label: name }: { label: string }) => name.toLocaleLowerCase().includes(typed)
  const groups = [
    { group: words.fromHere, items: people.map(optionOf).filter(fits) },
    { group: words.ofUs, items: members.map(optionOf).filter(fits) },
    { group: ' ', items: standing.filter(fits) },
    {
      group: words.others,
      items: [
        ...(typed === '' ? choice.others.slice(0, 6) : choice.others),
        ...(typed === '' ? [] : choice.offer),
      ],
    },
  ]
  return (
    <Select
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      description={description}
      searchable
      allowDeselect={false}
      data={groups.filter((group) => group.items.length > 0)}
      filter={({ options }) => options}
      value={chosen}
      onChange={(next) => {
        if (next === null || choice.takes(next)) return
        const isMember = members.some(({ id }) => id === next)
        const person = choice.personOf(next)
        if (person && !isMember) onNewPerson?.(person)
        onChange({
          person: person && !isMember ? next : null,
          member: isMember ? next : null,
          isObserver: next === 'observer',
        })
      }}
      searchValue={choice.search}
      onSearchChange={choice.setSearch}
      onFocus={(event) => event.currentTarget.select()}
      nothingFoundMessage={words.nothingFound}
      disabled={choice.isBusy}
    />
  )
}
