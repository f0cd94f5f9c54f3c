import {
  type ConsentSource,
  type ConsentState,
  type ConsentsView,
  consentLimits,
  noteConsents,
  showConsents,
} from '@firsthand/contract/crm/consents'
import { showPerson } from '@firsthand/contract/crm/people'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { ChoiceField, TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import type { IconName } from '../../kit/icon.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { dayHere, endOfDayHere, momentHere } from '../touchpoints/days-here.ts'
import css from './consents.module.css'
import { words } from './consents.words.ts'
import { ProofFile } from './proof-file.tsx'

export type Line = ConsentsView['standings'][number]

export const icons: Record<Line['standing'], IconName> = {
  given: 'check',
  refused: 'close',
  withdrawn: 'backwards',
  expired: 'clock',
  unsaid: 'more',
}

/** Two taps are enough; how and when they said it, until when it holds, and a signed form can be put beside. */
export function NoteAnswer({ person, line, onDone }: { person: string; line: Line; onDone: () => void }) {
  const [proof, setProof] = useState('')
  const [source, setSource] = useState<NotedSource>('said')
  const [day, setDay] = useState(dayHere())
  const [until, setUntil] = useState('')
  const [file, setFile] = useState<{ id: string; name: string }>()
  const note = useAct(noteConsents, {
    invalidates: [showConsents, showPerson],
    onDone: ({ history }) => {
      const noted = history.find((entry) => entry.purpose === line.purpose)
      showDone(noted?.holds === false ? words.notedBefore : words.noted)
      onDone()
    },
  })
  const say = (state: ConsentState) =>
    note.act({
      person,
      answers: [{ purpose: line.purpose, state }],
      proof,
      source,
      proofFile: file?.id ?? null,
      ...(day && day !== dayHere() && { answeredAt: momentHere({ day, time: '' }) }),
      ...(state === 'given' && until && { expiresAt: endOfDayHere(until) }),
    })
  const offered: ConsentState[] = line.standing === 'given' ? ['withdrawn', 'given'] : ['given', 'refused']
  return (
    <div>
      <div className={css.answers}>
        {offered.map((state) => (
          <Button
            key={state}
            size="xs"
            variant="default"
            loading={note.isActing}
            leftSection={<Icon name={icons[state]} size={14} />}
            onClick={() => say(state)}
          >
            {state === 'given' && line.standing === 'given' ? words.givenAgain : words.states[state]}
          </Button>
        ))}
      </div>
      <TextField
        mt={8}
        size="xs"
        label={words.proof}
        description={words.proofWhy}
        limits={{ required: false, maxLength: consentLimits.proof }}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <details className={css.fold}>
        <summary>{words.details}</summary>
        <div className={css.details}>
          <ChoiceField
            size="xs"
            label={words.how}
            optionWords={notedSources}
            allowDeselect={false}
            value={source}
            onChange={(value) => setSource((value ?? 'said') as NotedSource)}
          />
          <TextInput
            size="xs"
            type="date"
            label={words.saidOn}
            max={dayHere()}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            type="date"
            label={words.holdsUntil}
            description={words.holdsUntilWhy}
            min={dayHere()}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <ProofFile file={file} onChange={setFile} />
        </div>
      </details>
    </div>
  )
}

/** Ways in which an answer reaches somebody who writes it down; pages and imports say theirs themselves. */
type NotedSource = Extract<ConsentSource, 'said' | 'signed_form' | 'mail' | 'booking_page'>

const notedSources: Record<NotedSource, string> = {
  said: words.sources.said,
  signed_form: words.sources.signed_form,
  mail: words.sources.mail,
  booking_page: words.sources.booking_page,
}
