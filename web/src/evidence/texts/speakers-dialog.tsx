import { type TextView, matchSpeakers } from '@firsthand/contract/evidence/texts'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import type { Somebody } from './pickers/people-choice.ts'
import { type Who, WhoPicker, nobody } from './pickers/who-picker.tsx'
import css from './speakers-dialog.module.css'
import { words } from './texts.words.ts'

/** Says who the speakers of a text are, after it was added. */
export function SpeakersDialog({
  text,
  people,
  onClose,
}: {
  text: TextView
  people: Somebody[]
  onClose: () => void
}) {
  const members = useOperation(listMembers, {}).data?.items ?? []
  const [known, setKnown] = useState<Somebody[]>(() =>
    unique([...people, ...text.speakers.flatMap((speaker) => speaker.person ?? [])]),
  )
  const [who, setWho] = useState<Record<string, Who>>(() =>
    Object.fromEntries(
      text.speakers.map(({ id, person, member, role }) => [
        id,
        { person: person?.id ?? null, member: member?.id ?? null, isObserver: role === 'observer' },
      ]),
    ),
  )
  const match = useAct(matchSpeakers, {
    shownInPlace: true,
    onDone: () => {
      showDone(words.matched)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.speakers} size="lg">
      <div className={css.dialog}>
        <p>{words.speakersLead}</p>
        <ul>
          {text.speakers.map((speaker) => (
            <li key={speaker.id}>
              <div>
                <strong>{speaker.label || words.noName}</strong>
                <span>{words.saidMuch(speaker.turns, speaker.words)}</span>
              </div>
              <WhoPicker
                label={words.whoIs(speaker.label || words.noName)}
                hideLabel
                value={who[speaker.id] ?? nobody}
                onChange={(next) => setWho((before) => ({ ...before, [speaker.id]: next }))}
                people={known}
                members={members}
                withObserver
                onNewPerson={(person) => setKnown((before) => unique([...before, person]))}
              />
            </li>
          ))}
        </ul>
        {match.failure ? <Refused title={match.failure.message} /> : null}
        <div className={css.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            variant="filled"
            loading={match.isActing}
            onClick={() =>
              match.act({
                text: text.id,
                speakers: Object.entries(who).map(([speaker, each]) => ({ speaker, ...each })),
              })
            }
          >
            {words.saveSpeakers}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function unique(people: Somebody[]): Somebody[] {
  return [...new Map(people.map((person) => [person.id, person])).values()]
}
