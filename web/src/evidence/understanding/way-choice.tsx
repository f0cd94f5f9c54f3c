import { NativeSelect } from '@mantine/core'
import { listFields } from '@firsthand/contract/crm/fields'
import { useOperation } from '../../api/hooks.ts'
import { words } from './understanding.words.ts'

type Props = {
  label: string
  /** Of this study are the segments, if it is one. */
  study: string
  asked: string
  onChange: (asked: string) => void
}

/** Chooses by what kinds of people are told apart. */
export function WayChoice({ label, study, asked, onChange }: Props) {
  const fields = useOperation(listFields, { of: 'person' }).data?.items ?? []
  return (
    <NativeSelect
      label={label}
      value={asked}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: words.ways.contact_type },
        { value: 'organisation', label: words.ways.organisation },
        ...(study ? [{ value: 'segment', label: words.ways.segment }] : []),
        ...fields
          .filter(({ type }) => type === 'choice')
          .map(({ id, label: name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
