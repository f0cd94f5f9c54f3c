import { NativeSelect } from '@mantine/core'
import { useOfferedName } from '../../shell/offers.ts'
import { words } from './understanding.words.ts'

/** Which conversations a page is about: all, or those of the study from whose page somebody came. */
export function StudyChoice({ study, onChange }: { study: string; onChange: (study: string) => void }) {
  const title = useOfferedName('study', study)
  if (!study) return null
  return (
    <NativeSelect
      label={words.study}
      value={study}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: study, label: words.onlyStudy(title) },
        { value: '', label: words.allStudies },
      ]}
    />
  )
}
