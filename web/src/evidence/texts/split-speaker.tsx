import { splitSpeaker } from '@firsthand/contract/evidence/speakers'
import { type TextView, textLimits } from '@firsthand/contract/evidence/texts'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct } from '../../api/hooks.ts'
import { formatMoment } from '../../kit/format.ts'
import { Refused } from '../../kit/refused.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import type { Somebody } from './pickers/people-choice.ts'
import { type Who, WhoPicker, nobody } from './pickers/who-picker.tsx'
import { useTurns } from './reader/use-turns.ts'
import css from './speakers-dialog.module.css'
import { speakerName } from './speakers.ts'
import { words } from './texts.words.ts'

const shownAtOnce = 100

export type SplitSpeakerProps = {
  text: TextView
  people: Somebody[]
  members: Somebody[]
  onNewPerson: (person: Somebody) => void
  onDone: (done: { change: string; evidenceMoved: number }) => void
}

/** A recorder took two people for one: some turns of a speaker are given to somebody new. */
export function SplitSpeaker({ text, people, members, onNewPerson, onDone }: SplitSpeakerProps) {
  const speakers = text.speakers.filter(({ turns }) => turns > 0)
  const [speaker, setSpeaker] = useState(speakers[0]?.id ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [label, setLabel] = useState('')
  const [who, setWho] = useState<Who>(nobody)
  const split = useAct(splitSpeaker, { shownInPlace: true, onDone })
  return (
    <details className={css.more}>
      <summary>{words.split}</summary>
      <div className={css.moreBody}>
        <p>{words.splitLead}</p>
        <NativeSelect
          size="xs"
          label={words.splitOf}
          data={speakers.map((each) => ({ value: each.id, label: speakerName(each) }))}
          value={speaker}
          onChange={(event) => {
            setSpeaker(event.currentTarget.value)
            setChosen(new Set())
          }}
        />
        <Turns key={speaker} {...{ text, speaker, chosen }} onChange={setChosen} />
        <div className={css.merge}>
          <TextField
            label={words.splitLabel}
            limits={upTo(textLimits.label)}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <WhoPicker
            label={words.splitWho}
            value={who}
            onChange={setWho}
            people={people}
            members={members}
            withObserver
            onNewPerson={onNewPerson}
          />
        </div>
        {split.failure ? <Refused title={split.failure.message} /> : null}
        <Button
          size="xs"
          loading={split.isActing}
          disabled={chosen.size === 0 || label.trim() === ''}
          onClick={() =>
            split.act({
              text: text.id,
              version: text.version.id,
              turns: [...chosen].toSorted((one, other) => one - other),
              label: label.trim(),
              ...who,
            })
          }
        >
          {words.splitDo(chosen.size)}
        </Button>
      </div>
    </details>
  )
}

function Turns({
  text,
  speaker,
  chosen,
  onChange,
}: {
  text: TextView
  speaker: string
  chosen: ReadonlySet<number>
  onChange: (chosen: ReadonlySet<number>) => void
}) {
  const [limit, setLimit] = useState(shownAtOnce)
  const { answers, isAll, failure, retry } = useTurns(text.version, { from: 0, to: 0 })
  if (failure) return <Broken error={failure} retry={retry} />
  const own = answers.flatMap((items) => (items ?? []).filter(({ speakerId }) => speakerId === speaker))
  if (own.length === 0) return isAll ? null : <ListSkeleton rows={3} />
  return (
    <div className={css.turns} role="group" aria-label={words.splitTurns}>
      {own.slice(0, limit).map(({ position, startsMs, body }) => (
        <Checkbox
          key={position}
          size="xs"
          label={
            <span dir="auto">
              {startsMs === null ? null : <b>{formatMoment(startsMs)} </b>}
              {body.length > 160 ? `${body.slice(0, 160)}…` : body}
            </span>
          }
          checked={chosen.has(position)}
          onChange={(event) => {
            const next = new Set(chosen)
            if (event.currentTarget.checked) next.add(position)
            else next.delete(position)
            onChange(next)
          }}
        />
      ))}
      {own.length > limit ? (
        <Button size="xs" variant="subtle" onClick={() => setLimit(limit + shownAtOnce)}>
          {words.splitMore(own.length - limit)}
        </Button>
      ) : null}
    </div>
  )
}
