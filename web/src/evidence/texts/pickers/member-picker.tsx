import { listMembers } from '@firsthand/contract/platform/members'
import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import css from './pickers.module.css'
import { type Somebody, optionOf } from './people-choice.ts'

export type MemberPickerProps = {
  label: string
  value: string[]
  onChange: (members: string[]) => void
  description?: ReactNode
  known?: Somebody[]
}

/** Several members. Those who have left stay choosable where they were there. */
export function MemberPicker({ label, value, onChange, description, known = [] }: MemberPickerProps) {
  const members = useOperation(listMembers, {})
  const all = [...(members.data?.items ?? []), ...known]
  const options = [...new Map(all.map((member) => [member.id, optionOf(member)])).values()]
  return (
    <MultiSelect
      classNames={{ inputField: css.field }}
      label={label}
      description={description}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      hidePickedOptions
    />
  )
}
