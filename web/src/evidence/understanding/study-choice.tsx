import { NativeSelect } from '@mantine/core'
import { useOffered, useOfferedName } from '../../shell/offers.ts'
import { words } from './understanding.words.ts'

/** Which conversations a page is about: all, or those of a study. */
export function StudyChoice({ study, onChange }: { study: string; onChange: (study: string) => void }) {
  const title = useOfferedName('study', study)
  const offered = useOffered('study', '', { enabled: true }).data ?? []
  const others = offered.filter(({ id }) => id !== study)
  if (!study && others.length === 0) return null
  return (
    <NativeSelect
      label={words.study}
      value={study}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: words.allStudies },
        ...(study ? [{ value: study, label: words.onlyStudy(title) }] : []),
        ...others.map(({ id, name }) => ({ value: id, label: words.onlyStudy(name) })),
      ]}
    />
  )
}
