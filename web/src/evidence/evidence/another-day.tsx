import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { words } from './filter.words.ts'

/** Any day, beside those that a menu names. */
export function AnotherDay({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const [day, setDay] = useState(value)
  return (
    <TextInput
      type="date"
      label={words.anotherDay}
      max="9999-12-31"
      value={day}
      onChange={(event) => {
        const picked = event.currentTarget.value
        setDay(picked)
        // While a year is typed it begins with noughts.
        if (picked === '' || picked >= '1000') onChange(picked)
      }}
    />
  )
}
