import { blindLimits } from '@firsthand/contract/evidence/blind-coding'
import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Offered } from '../../shell/domain.ts'
import { useOffered } from '../../shell/offers.ts'
import { words } from './blind.words.ts'

/** Conversations all of whose evidence is coded, found by typing; the newest are offered first. */
export function ChooseConversations({
  value,
  onChange,
}: {
  value: Offered[]
  onChange: (conversations: Offered[]) => void
}) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 150)
  const offered = useOffered('conversation', asked, { enabled: true }).data ?? []
  const known = new Map([...value, ...offered].map((each) => [each.id, each]))
  return (
    <MultiSelect
      label={words.conversations}
      description={words.conversationsHint}
      placeholder={value.length === 0 ? words.findConversation : undefined}
      searchable
      hidePickedOptions
      maxValues={blindLimits.sources}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={words.noConversation}
    />
  )
}
