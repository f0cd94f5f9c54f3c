import type { ConversationView } from '@firsthand/contract/conversations/conversations'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { ApiFailure } from '../../api/failure.ts'
import { useOperation } from '../../api/hooks.ts'
import type { Somebody } from '../../evidence/texts/pickers/people-choice.ts'
import { type Who, WhoPicker, nobody } from '../../evidence/texts/pickers/who-picker.tsx'
import { formatLength, formatMoment } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Refused } from '../../kit/refused.tsx'
import { words } from '../conversations.words.ts'
import css from './add-text.module.css'
import type { Preview, ReadingWish } from './add-text.tsx'
import { OtherReading, SpeakerSureness } from './other-reading.tsx'

export type TextPreviewProps = {
  preview: Preview
  conversation: ConversationView
  isActing: boolean
  failure: ApiFailure | undefined
  wish: ReadingWish
  onFormat: (format: string) => void
  /** Reads it again, with what a person says about its speakers. */
  onWish: (wish: ReadingWish) => void
  onBack: () => void
  onAdd: (
    speakers: { label: string; person: string | null; member: string | null; isObserver: boolean }[],
  ) => void
}

/** How a text was read, and who its speakers are, before it is kept. */
export function TextPreview({
  preview,
  conversation,
  isActing,
  failure,
  wish,
  onFormat,
  onWish,
  onBack,
  onAdd,
}: TextPreviewProps) {
  const members = useOperation(listMembers, {}).data?.items ?? []
  const [people, setPeople] = useState<Somebody[]>(() => [
    ...conversation.people,
    ...guessedPeople(preview, conversation.people),
  ])
  const [who, setWho] = useState<Record<string, Who>>(() =>
    Object.fromEntries(
      preview.speakers.map(({ label, guess }) => [
        label,
        guess ? { ...nobody, person: guess.person, member: guess.member } : nobody,
      ]),
    ),
  )
  const isUnsure = preview.confidence < 0.6
  const length = preview.lengthMs === null ? undefined : formatLength(preview.lengthMs)
  return (
    <section className={css.preview} aria-labelledby="preview">
      <h2 id="preview">
        {[words.files[preview.file], words.measured(preview.turnCount, preview.characters, length)]
          .filter(Boolean)
          .join(' · ')}
      </h2>
      <div className={css.format}>
        <Select
          label={words.readAs}
          allowDeselect={false}
          data={Object.entries(words.formats).map(([value, label]) => ({ value, label }))}
          value={preview.format}
          onChange={(value) => value && value !== preview.format && onFormat(value)}
        />
      </div>
      <OtherReading key={wish.separator ?? ''} {...{ wish, onWish, isActing }} />

      {preview.warnings.length > 0 || preview.alreadyIn || isUnsure ? (
        <ul className={css.warnings}>
          {preview.alreadyIn ? (
            <li>
              {words.alreadyIn}{' '}
              <Link href={`/texts/${preview.alreadyIn.textId}`}>{preview.alreadyIn.title}</Link>
            </li>
          ) : null}
          {isUnsure ? <li>{words.unsure}</li> : null}
          {preview.warnings.map(({ code, message }) => (
            <li key={code + message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {preview.speakers.length > 0 ? (
        <div>
          <h3>{words.whoIsWho}</h3>
          <p className={css.lead}>{words.whoIsWhoLead}</p>
          <ul className={css.speakers}>
            {preview.speakers.map((speaker) => (
              <li key={speaker.label}>
                <div className={css.speaker}>
                  <strong>{speaker.label || words.noName}</strong>
                  <span>{words.said(speaker.turns, speaker.words)}</span>
                  <SpeakerSureness {...{ speaker, wish, onWish, isActing }} />
                </div>
                <WhoPicker
                  label={words.whoIs(speaker.label)}
                  hideLabel
                  value={who[speaker.label] ?? nobody}
                  onChange={(next) => setWho((before) => ({ ...before, [speaker.label]: next }))}
                  people={people}
                  members={members}
                  withObserver
                  onNewPerson={(person) =>
                    setPeople((before) =>
                      before.some(({ id }) => id === person.id) ? before : [...before, person],
                    )
                  }
                />
                <ul className={css.samples}>
                  {speaker.samples.map((sample) => (
                    <li key={sample}>{sample}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <h3>{words.firstTurns}</h3>
        <ol className={css.turns}>
          {preview.firstTurns.map((turn, index) => (
            <li key={index}>
              <span>
                {[turn.speaker ?? '', turn.startsMs === null ? '' : formatMoment(turn.startsMs)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <p>{turn.body}</p>
            </li>
          ))}
        </ol>
      </div>
      {failure ? <Refused title={failure.message} code={failure.code} /> : null}
      <div className={css.actions}>
        <Button onClick={onBack}>{words.another}</Button>
        <Button
          variant="filled"
          loading={isActing}
          onClick={() => onAdd(Object.entries(who).map(([label, each]) => ({ label, ...each })))}
          data-autofocus
        >
          {words.add}
        </Button>
      </div>
    </section>
  )
}

function guessedPeople(preview: Preview, known: Somebody[]): Somebody[] {
  const guessed = preview.speakers.flatMap(({ guess }) =>
    guess?.person ? [{ id: guess.person, name: guess.name }] : [],
  )
  return [...new Map(guessed.map((person) => [person.id, person])).values()].filter(
    ({ id }) => !known.some((person) => person.id === id),
  )
}
