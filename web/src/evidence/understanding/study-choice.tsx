import { NativeSelect } from '@mantine/core'
import { words } from './understanding.words.ts'

/** Which conversations a page is about. Studies live above this domain: whoever comes from one brings its id along. */
export function StudyChoice({ study, onChange }: { study: string; onChange: (study: string) => void }) {
  if (!study) return null
  return (
    <NativeSelect
      label={words.study}
      value={study}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: study, label: words.onlyStudy },
        { value: '', label: words.allStudies },
      ]}
    />
  )
}
