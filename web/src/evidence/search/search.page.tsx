import type { FoundKind } from '@firsthand/contract/evidence/search'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { useAddressState, useAddressStates, useGo } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { useNarrowedWords } from '../evidence/use-narrowed-words.ts'
import { FoundInKind } from './found-in-kind.tsx'
import { FoundOverview } from './found-overview.tsx'
import { type AskedName, askedNames, askedOf, narrowedOf } from './asked.ts'
import { NothingTyped } from './nothing-found.tsx'
import { SearchFilterMenu, ownLabel } from './search-filter-menu.tsx'
import { words } from './search.words.ts'

/** "Where did we hear of it?" */
export default function SearchPage() {
  const go = useGo()
  const [q, setQ] = useAddressState('q')
  const [typed, setTyped] = useState(q)
  // What the address says changes by a link too, such as from the palette.
  const [before, setBefore] = useState(q)
  if (before !== q) {
    setBefore(q)
    setTyped(q)
  }
  const [settled] = useDebouncedValue(q.trim(), 200)
  const [address, ask] = useAddressStates(askedNames)
  const [part, setPart] = useState<AskedName | 'all'>()
  const asked = askedOf(address)
  const narrowed = narrowedOf(asked)
  const { wordsOf } = useNarrowedWords(narrowed, undefined, false)
  const active = askedNames
    .filter((name) => asked[name] !== '')
    .map((name) => ({
      id: name,
      label: labelOf(name),
      onRemove: () => ask(name, ''),
      onOpen: () => setPart(name),
    }))
  function labelOf(name: AskedName) {
    if (name === 'kind') return words.ofKind(ownLabel(name, asked.kind))
    return name === 'speaks' || name === 'evidenceKind' ? ownLabel(name, asked[name]) : wordsOf(name)
  }
  const clear = () => go(`/search?${new URLSearchParams({ q }).toString()}`, { replace: true })
  const results = { q: settled, asked, onClear: clear }
  return (
    <Page title={words.title}>
      <PageHeader title={words.question} lead={words.lead} />
      <FilterBar
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            setBefore(value)
            setQ(value)
          },
          placeholder: words.find,
        }}
        active={active}
        onClear={clear}
      >
        <SearchFilterMenu asked={asked} onAsk={ask} part={part} onPart={setPart} />
      </FilterBar>
      {settled === '' ? (
        <NothingTyped />
      ) : asked.kind ? (
        <FoundInKind kind={asked.kind as FoundKind} {...results} />
      ) : (
        <FoundOverview {...results} />
      )}
    </Page>
  )
}
