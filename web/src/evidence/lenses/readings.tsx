import { listEvidence } from '@firsthand/contract/evidence/evidence'
import {
  lensLimits,
  listReadings,
  removeReading,
  setReading,
  showReadings,
  surveyReadings,
} from '@firsthand/contract/evidence/lenses'
import { type Pressure, fears, pressures, surroundings } from '@firsthand/contract/evidence/pressures'
import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useYou } from '../../shell/account.ts'
import { words as understanding } from '../understanding/understanding.words.ts'
import { words } from './lenses.words.ts'
import css from './readings.module.css'

const changed = { invalidates: [showReadings, surveyReadings, listReadings, listEvidence] }

/** What members read into one piece of evidence, each under their name, and the way to add one's own. */
export function Readings({ evidence }: { evidence: string }) {
  const { may, memberId } = useYou()
  const readings = useOperation(showReadings, { evidence }).data?.readings
  const remove = useAct(removeReading, changed)
  return (
    <div className={css.part}>
      <h3>{words.title}</h3>
      {readings && readings.length > 0 ? (
        <ul className={css.list}>
          {readings.map(({ pressure, reader, note }) => (
            <li key={`${pressure}.${reader.id}`}>
              <span className={css.interpretation}>
                {reader.id === memberId
                  ? words.youRead(understanding.pressure[pressure])
                  : words.readsAs(reader.name, understanding.pressure[pressure])}
              </span>
              {note ? ` – ${note}` : ''}
              {reader.id === memberId && may('member') ? (
                <Button size="compact-xs" variant="subtle" onClick={() => remove.act({ evidence, pressure })}>
                  {words.takeBack}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {may('member') ? <AddReading evidence={evidence} /> : null}
    </div>
  )
}

function AddReading({ evidence }: { evidence: string }) {
  const [chosen, setChosen] = useState<Pressure>()
  const [note, setNote] = useState('')
  const set = useAct(setReading, {
    ...changed,
    onDone: () => {
      setChosen(undefined)
      setNote('')
    },
  })
  function keep(event: FormEvent) {
    event.preventDefault()
    if (chosen) set.act({ evidence, pressure: chosen, note: note.trim() || undefined })
  }
  return (
    <form className={css.form} onSubmit={keep}>
      <NativeSelect
        label={words.read}
        description={words.readLead}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => setChosen(pressures.find((each) => each === value))}
        data={[
          { value: '', label: words.choose },
          { group: words.fears, items: [...fears].map(optionOf) },
          { group: words.surroundings, items: [...surroundings].map(optionOf) },
        ]}
      />
      {chosen ? (
        <>
          <TextField
            label={words.note}
            limits={upTo(lensLimits.note)}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" size="xs" loading={set.isActing}>
              {words.keep}
            </Button>
          </div>
        </>
      ) : null}
    </form>
  )
}

function optionOf(pressure: Pressure) {
  return { value: pressure, label: understanding.pressure[pressure] }
}
