import { Button, Select } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { ApiFailure } from '../../../api/failure.ts'
import { formatLength, formatMoment } from '../../../kit/format.ts'
import { Link } from '../../../kit/link.tsx'
import { Refused } from '../../../kit/refused.tsx'
import css from './bring.module.css'
import { words } from './bring.words.ts'
import { OtherReading, SpeakerSureness } from './other-reading.tsx'
import type { Preview, useReading } from './use-reading.ts'

export type TextPreviewProps = Pick<ReturnType<typeof useReading>, 'wish' | 'onFormat' | 'onWish'> & {
  preview: Preview
  isActing: boolean
  failure: ApiFailure | undefined
  onBack: () => void
  /** What is asked about a speaker beside what they said, if anything is. */
  askWho?: (speaker: Preview['speakers'][number]) => ReactNode
  /** Why who is who is asked. */
  lead?: string
  /** What keeps the text, such as “Add this text”. */
  keep: { label: string; onKeep: () => void; isBlocked?: boolean }
}

/** How a text was read, and who its speakers are, before it is kept. */
export function TextPreview(props: TextPreviewProps) {
  const { preview, isActing, failure, wish, onFormat, onWish, onBack, askWho, lead, keep } = props
  const titleId = useId()
  const isUnsure = preview.confidence < 0.6
  const length = preview.lengthMs === null ? undefined : formatLength(preview.lengthMs)
  return (
    <section className={css.preview} aria-labelledby={titleId}>
      <h2 id={titleId}>
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
          {lead ? <p className={css.lead}>{lead}</p> : null}
          <ul className={css.speakers}>
            {preview.speakers.map((speaker) => (
              <li key={speaker.label}>
                <div className={css.speaker}>
                  <strong>{speaker.label || words.noName}</strong>
                  <span>{words.said(speaker.turns, speaker.words)}</span>
                  <SpeakerSureness {...{ speaker, wish, onWish, isActing }} />
                </div>
                {askWho?.(speaker)}
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
              <p dir="auto">{turn.body}</p>
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
          disabled={keep.isBlocked ?? false}
          onClick={keep.onKeep}
          data-autofocus
        >
          {keep.label}
        </Button>
      </div>
    </section>
  )
}
