import type { PersonView } from '@firsthand/contract/crm/people'
import { InlineField } from './inline-field.tsx'
import { words } from './person.words.ts'

/** Where their clock is, what it shows now, and from where we know: what is only likely says so. */
export function TimeZoneFact({
  person: { timeZone, timeZoneKnown: known },
  mayChange,
  onSave,
}: {
  person: PersonView
  mayChange: boolean
  onSave: (zone: string | null) => Promise<unknown>
}) {
  const time = known ? timeIn(known.timeZone) : ''
  const from = known ? words.zoneFrom[known.from] : ''
  return (
    <InlineField
      label={words.timeZone}
      value={timeZone ?? ''}
      mayChange={mayChange}
      hint={words.timeZoneHint}
      likely={
        known?.isInferred
          ? { value: known.timeZone, shown: words.zoneLikely(known.timeZone, time, from) }
          : undefined
      }
      onSave={(zone) => onSave(zone || null)}
    >
      {known ? words.zoneKnown(known.timeZone, time, from) : undefined}
    </InlineField>
  )
}

function timeIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date())
}
