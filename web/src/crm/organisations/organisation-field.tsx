import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { words } from './organisations.words.ts'

export type OrganisationFieldProps = {
  label: string
  value: string
  onChange: (name: string) => void
  error?: ReactNode
  /** Takes the focus when it appears. */
  isFocused?: boolean
  onKeyDown?: (event: React.KeyboardEvent) => void
  onBlur?: () => void
}

/** The name of an organisation, with those we know as suggestions. */
export function OrganisationField({ value, onChange, isFocused, ...rest }: OrganisationFieldProps) {
  const [asked] = useDebouncedValue(value, 150)
  const known = useOperation(
    listOrganisations,
    { q: asked.trim() || undefined, limit: 10 },
    { keepShowing: true },
  )
  const names = known.data?.items.map((each) => each.name) ?? []
  return (
    <Autocomplete
      ref={isFocused ? focus : undefined}
      value={value}
      onChange={onChange}
      data={[...new Set(names)]}
      description={value.trim() && known.data && !names.includes(value.trim()) ? words.makesNew : undefined}
      filter={({ options }) => options}
      {...rest}
    />
  )
}

function focus(field: HTMLInputElement | null): void {
  field?.focus()
}
