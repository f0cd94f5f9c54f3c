import {
  changeSpeakers,
  mergeSpeakers,
  showSpeakerEffects,
  undoSpeakerChange,
} from '@firsthand/contract/evidence/speakers'
import { type SpeakerView, type TextView, textLimits } from '@firsthand/contract/evidence/texts'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import type { Somebody } from './pickers/people-choice.ts'
import { type Who, WhoPicker, nobody } from './pickers/who-picker.tsx'
import { SpeakerHistory } from './speaker-history.tsx'
import { SplitSpeaker } from './split-speaker.tsx'
import { SpeakerEffectsLines } from './speaker-effects.tsx'
import css from './speakers-dialog.module.css'
import { speakerName } from './speakers.ts'
import { words } from './texts.words.ts'

/** Says who the speakers of a text are, how they are called, and which two are one; with what follows from it. */
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
  const [who, setWho] = useState<Record<string, Who & { label?: string }>>(() =>
    Object.fromEntries(
      text.speakers.map(({ id, person, member, role }) => [
        id,
        { person: person?.id ?? null, member: member?.id ?? null, isObserver: role === 'observer' },
      ]),
    ),
  )
  const undo = useAct(undoSpeakerChange, { onDone: () => showDone(words.speakersUndone) })
  const done = ({ change, evidenceMoved }: { change: string; evidenceMoved: number }) => {
    showUndo(words.matchedMoved(evidenceMoved), () => undo.act({ change }))
    onClose()
  }
  const match = useAct(changeSpeakers, { shownInPlace: true, onDone: done })
  const merge = useAct(mergeSpeakers, { shownInPlace: true, onDone: done })
  const speakers = text.speakers.flatMap(({ id, label }) => {
    const each = who[id]
    if (!each) return []
    const named = each.label?.trim()
    return [{ ...each, speaker: id, label: named && named !== label ? named : undefined }]
  })
  const effects = useOperation(showSpeakerEffects, { text: text.id, speakers }, { keepShowing: true }).data
  return (
    <Modal opened onClose={onClose} title={words.speakers} size="lg">
      <div className={css.dialog}>
        <p>{words.speakersLead}</p>
        <ul>
          {text.speakers.map((speaker) => (
            <li key={speaker.id}>
              <div>
                <TextField
                  size="xs"
                  aria-label={words.nameOf(speaker.label || words.noName)}
                  limits={upTo(textLimits.label)}
                  value={who[speaker.id]?.label ?? speaker.label}
                  placeholder={words.noName}
                  onChange={(event) => {
                    const label = event.currentTarget.value
                    setWho((before) => ({
                      ...before,
                      [speaker.id]: { ...(before[speaker.id] ?? nobody), label },
                    }))
                  }}
                />
                <span>{words.saidMuch(speaker.turns, speaker.words)}</span>
              </div>
              <WhoPicker
                label={words.whoIs(speaker.label || words.noName)}
                hideLabel
                value={who[speaker.id] ?? nobody}
                onChange={(next) =>
                  setWho((before) => ({ ...before, [speaker.id]: { ...before[speaker.id], ...next } }))
                }
                people={known}
                members={members}
                withObserver
                onNewPerson={(person) => setKnown((before) => unique([...before, person]))}
              />
            </li>
          ))}
        </ul>
        {text.speakers.length > 1 ? (
          <Merge
            speakers={text.speakers}
            isActing={merge.isActing}
            onMerge={(speaker, into) => merge.act({ text: text.id, speaker, into })}
          />
        ) : null}
        <SplitSpeaker
          text={text}
          people={known}
          members={members}
          onNewPerson={(person) => setKnown((before) => unique([...before, person]))}
          onDone={done}
        />
        <SpeakerHistory text={text.id} onUndone={onClose} />
        {effects ? <SpeakerEffectsLines effects={effects} /> : null}
        {match.failure ? <Refused title={match.failure.message} /> : null}
        {merge.failure ? <Refused title={merge.failure.message} /> : null}
        <div className={css.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            variant="filled"
            loading={match.isActing}
            onClick={() => match.act({ text: text.id, speakers })}
          >
            {words.saveSpeakers}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Merge({
  speakers,
  isActing,
  onMerge,
}: {
  speakers: SpeakerView[]
  isActing: boolean
  onMerge: (speaker: string, into: string) => void
}) {
  const [speaker, setSpeaker] = useState('')
  const [into, setInto] = useState('')
  const options = [
    { value: '', label: words.choose },
    ...speakers.map((each) => ({ value: each.id, label: speakerName(each) })),
  ]
  return (
    <div className={css.merge}>
      <NativeSelect
        size="xs"
        label={words.mergeThis}
        data={options}
        value={speaker}
        onChange={(event) => setSpeaker(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={words.mergeInto}
        data={options.filter(({ value }) => value === '' || value !== speaker)}
        value={into}
        onChange={(event) => setInto(event.currentTarget.value)}
      />
      <Button
        size="xs"
        loading={isActing}
        disabled={!speaker || !into || speaker === into}
        onClick={() => onMerge(speaker, into)}
      >
        {words.merge}
      </Button>
    </div>
  )
}

function unique(people: Somebody[]): Somebody[] {
  return [...new Map(people.map((person) => [person.id, person])).values()]
}
