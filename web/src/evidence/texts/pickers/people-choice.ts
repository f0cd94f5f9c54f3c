import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAct, useOperation } from '../../../api/hooks.ts'
import { words } from '../texts.words.ts'

export type Somebody = { id: string; name: string }

const newPrefix = 'new:'

/** People to choose from as one types: those known by that name, and the offer to add one who is not. */
export function usePeopleChoice({ known, onNew }: { known: Somebody[]; onNew: (person: Somebody) => void }) {
  const [search, setSearch] = useState('')
  const [q] = useDebouncedValue(search.trim(), 150)
  const isNameOfKnown = known.some((person) => person.name === search)
  const listed = useOperation(
    listPeople,
    { limit: 20, ...(q && !isNameOfKnown && { q }) },
    { keepShowing: true },
  )
  const create = useAct(createPerson, {
    invalidates: [listPeople],
    onDone: ({ id, name }) => onNew({ id, name }),
  })

  const others = (listed.data?.items ?? []).filter((person) => !known.some(({ id }) => id === person.id))
  const isExact = [...known, ...others].some(
    ({ name }) => name.toLocaleLowerCase() === search.trim().toLocaleLowerCase(),
  )
  const offer =
    search.trim() !== '' && !isExact && !listed.isRefreshing
      ? [{ value: newPrefix + search.trim(), label: words.create(search.trim()) }]
      : []
  return {
    search,
    setSearch,
    others: others.map(optionOf),
    offer,
    isBusy: create.isActing,
    /** Takes a value that is an offer: adds the person. Answers whether it was one. */
    takes(value: string): boolean {
      if (!value.startsWith(newPrefix)) return false
      create.act({ name: value.slice(newPrefix.length) })
      return true
    },
    personOf: (id: string): Somebody | undefined => [...known, ...others].find((person) => person.id === id),
  }
}

export function optionOf({ id, name }: Somebody) {
  return { value: id, label: name }
}
