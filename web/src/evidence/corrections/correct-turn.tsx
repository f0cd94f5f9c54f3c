import type { CorrectedTurn } from '@firsthand/contract/evidence/corrections'
import type { SpeakerView } from '@firsthand/contract/evidence/texts'
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { formatMoment } from '../../kit/format.ts'
import { speakerName } from '../texts/speakers.ts'
import css from './correct.module.css'
import { words } from './corrections.words.ts'
import { readMoment } from './draft.ts'

export type TurnActs = {
  /** Keeps what was written; with a place, splits the turn there. */
  write: (body: string) => void
  split: (body: string, caret: number) => void
  join: (body: string) => void
  insert: (body: string) => void
  remove: () => void
  assign: (speaker: string | null) => void
  time: (startsMs: number | null) => void
  leave: (body: string, by?: 1 | -1) => void
}

/** One turn while it is written in. */
export function CorrectTurn({
  turn,
  position,
  speakers,
  acts,
}: {
  turn: CorrectedTurn
  position: number
  speakers: SpeakerView[]
  acts: TurnActs
}) {
  const [body, setBody] = useState(turn.body)
  const [time, setTime] = useState(turn.startsMs === null ? '' : formatMoment(turn.startsMs))
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const said = speakers.find(({ id }) => id === turn.speakerId)
  const moment = readMoment(time)
  // Once an act has taken what was written, the field that goes away has nothing more to say.
  const isTaken = useRef(false)
  function take(act: (caret: number) => void) {
    isTaken.current = true
    act(field.current?.selectionStart ?? body.length)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart: start, selectionEnd: end } = event.currentTarget
    const act =
      event.key === 'Escape'
        ? () => acts.leave(body)
        : event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing
          ? () => acts.split(body, start)
          : event.key === 'Backspace' && start === 0 && end === 0 && position > 0
            ? () => acts.join(body)
            : event.altKey && event.key === 'ArrowDown'
              ? () => acts.leave(body, 1)
              : event.altKey && event.key === 'ArrowUp'
                ? () => acts.leave(body, -1)
                : undefined
    event.stopPropagation()
    if (!act) return
    event.preventDefault()
    take(act)
  }

  return (
    <div className={css.writing}>
      <div className={css.who}>
        <NativeSelect
          size="xs"
          aria-label={words.speaker}
          value={turn.speakerId ?? ''}
          onChange={(event) => {
            acts.write(body)
            acts.assign(event.currentTarget.value || null)
          }}
          data={[
            { value: '', label: words.nobody },
            ...speakers.map((speaker) => ({ value: speaker.id, label: speakerName(speaker) })),
          ]}
        />
        <TextInput
          size="xs"
          aria-label={words.starts}
          placeholder="0:00"
          value={time}
          error={moment === undefined ? words.startsUnclear : undefined}
          onChange={(event) => setTime(event.currentTarget.value)}
          onBlur={() => {
            if (moment !== undefined && moment !== turn.startsMs) acts.time(moment)
          }}
        />
      </div>
      <div className={css.field}>
        <Textarea
          ref={field}
          dir="auto"
          autosize
          minRows={1}
          aria-label={words.words(speakerName(said))}
          classNames={{ input: css.input! }}
          value={body}
          onChange={(event) => {
            isTaken.current = false
            setBody(event.currentTarget.value)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (!isTaken.current) acts.write(body)
          }}
        />
        <div className={css.acts}>
          <Button
            size="compact-xs"
            onMouseDown={keep}
            onClick={() => take((caret) => acts.split(body, caret))}
          >
            {words.split}
          </Button>
          {position > 0 ? (
            <Button size="compact-xs" onMouseDown={keep} onClick={() => take(() => acts.join(body))}>
              {words.join}
            </Button>
          ) : null}
          <Button size="compact-xs" onMouseDown={keep} onClick={() => take(() => acts.insert(body))}>
            {words.insert}
          </Button>
          <Button
            size="compact-xs"
            color="red"
            variant="subtle"
            onMouseDown={keep}
            onClick={() => take(acts.remove)}
          >
            {words.remove}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onMouseDown={keep}
            onClick={() => take(() => acts.leave(body))}
          >
            {words.done}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** A press must not take the caret out of the words before the click says where to split. */
function keep(event: { preventDefault: () => void }) {
  event.preventDefault()
}
