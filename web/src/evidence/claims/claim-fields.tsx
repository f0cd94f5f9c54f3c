import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { type ClaimKind, claimKinds } from '@firsthand/contract/evidence/kinds'
import { MultiSelect, SegmentedControl, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { contactTypeWords } from '../../crm/crm.words.ts'
import css from './claims.module.css'
import { claimKindWords, words } from './claims.words.ts'

export type ClaimShape = {
  kind: ClaimKind
  stakes: number
  contactTypes: ContactType[]
  organisations: { id: string; name: string }[]
}

/** What a claim is beside its sentence: its kind, what hangs on it, whom it is about. */
export function ClaimFields({
  shape,
  onChange,
  disabled,
}: {
  shape: ClaimShape
  onChange: (shape: ClaimShape) => void
  disabled?: boolean
}) {
  const stakes = useId()
  const set = (changes: Partial<ClaimShape>) => onChange({ ...shape, ...changes })
  return (
    <>
      <Select
        label={words.kind}
        data={claimKinds.map((value) => ({ value, label: claimKindWords[value] }))}
        allowDeselect={false}
        disabled={disabled}
        value={shape.kind}
        onChange={(kind) => set({ kind: (kind ?? shape.kind) as ClaimKind })}
      />
      <div>
        <p className={css.label} id={stakes}>
          {words.stakes}
        </p>
        <SegmentedControl
          aria-labelledby={stakes}
          fullWidth
          disabled={disabled}
          value={String(shape.stakes)}
          onChange={(value) => set({ stakes: Number(value) })}
          data={([1, 2, 3] as const).map((value) => ({
            value: String(value),
            label: words.stakesWords[value],
          }))}
        />
      </div>
      <MultiSelect
        label={words.scope}
        description={words.scopeWhy}
        placeholder={shape.contactTypes.length === 0 ? words.anybody : undefined}
        data={contactTypes.map((value) => ({ value, label: contactTypeWords[value] }))}
        disabled={disabled}
        value={shape.contactTypes}
        onChange={(types) => set({ contactTypes: types as ContactType[] })}
      />
      <OrganisationsChoice
        value={shape.organisations}
        onChange={(organisations) => set({ organisations })}
        disabled={disabled}
      />
    </>
  )
}

type OrganisationsProps = {
  value: ClaimShape['organisations']
  onChange: (value: ClaimShape['organisations']) => void
  disabled?: boolean
}

function OrganisationsChoice({ value, onChange, disabled }: OrganisationsProps) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const found = useOperation(listOrganisations, { limit: 20, ...(q && { q }) }, { keepShowing: true })
  const known = [
    ...new Map([...value, ...(found.data?.items ?? [])].map(({ id, name }) => [id, { id, name }])).values(),
  ]
  return (
    <MultiSelect
      label={words.organisations}
      placeholder={value.length === 0 ? words.anybody : undefined}
      searchable
      hidePickedOptions
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      disabled={disabled}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(known.filter(({ id }) => ids.includes(id)))}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  )
}
