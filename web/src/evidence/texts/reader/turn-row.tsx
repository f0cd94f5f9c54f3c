import { codePointLength, partInTurn } from '@firsthand/contract/evidence/ranges'
import type { HighlightView, SpeakerView, TurnView } from '@firsthand/contract/evidence/texts'
import { memo } from 'react'
import { formatMoment } from '../../../kit/format.ts'
import { Link } from '../../../kit/link.tsx'
import { type MarkedRun, TranscriptTurn } from '../../../kit/transcript-turn.tsx'
import { words as mediaWords } from '../../media/media.words.ts'
import { speakerName } from '../speakers.ts'
import type { Drawn } from './drawn.ts'
import css from './reader.module.css'
import { TurnCodes } from './turn-codes.tsx'

export type TurnRowProps = {
  turn: TurnView
  before: TurnView | undefined
  speaker: SpeakerView | undefined
  highlights: HighlightView[]
  drawn: Drawn | undefined
  active: string | undefined
  onHighlight: (id: string) => void
  /** Plays the recording from a turn, where there is one. */
  onPlay?: ((turn: TurnView) => void) | undefined
  isPlaying?: boolean
}

/** One turn with its marks and their codes; below it the claims that its words bear on. Drawn again only when one of these changes. */
export const TurnRow = memo(function TurnRow({
  turn,
  before,
  speaker,
  highlights,
  drawn,
  active,
  onHighlight,
  onPlay,
  isPlaying = false,
}: TurnRowProps) {
  const length = codePointLength(turn.body)
  const runs: MarkedRun[] = highlights.map(({ id, kind, range, codes }) => ({
    id,
    kind,
    codes: codes.map(({ name }) => name),
    ...partInTurn(range, turn.position, length),
  }))
  if (drawn)
    runs.push({
      id: drawn.id,
      kind: drawn.kind,
      relayed: true,
      ...partInTurn(drawn.range, turn.position, length),
    })
  const claims = highlights
    .filter(({ range }) => range.endTurn === turn.position)
    .flatMap((highlight) => highlight.claims)
  const coded = highlights.filter(({ range, codes }) => range.startTurn === turn.position && codes.length > 0)
  return (
    <>
      <TranscriptTurn
        id={String(turn.position)}
        speaker={turn.speakerId === null ? '' : speakerName(speaker)}
        at={turn.startsMs ?? undefined}
        {...(onPlay &&
          turn.startsMs !== null && {
            onAt: { run: () => onPlay(turn), label: mediaWords.playFrom(formatMoment(turn.startsMs)) },
          })}
        playing={isPlaying}
        text={turn.body}
        team={speaker?.role === 'team'}
        continues={before !== undefined && before.speakerId === turn.speakerId}
        runs={runs.filter(({ from, to }) => to > from)}
        onRun={(id) => (id === drawn?.id ? undefined : onHighlight(id))}
        activeRun={drawn?.id ?? active}
        margin={coded.length > 0 ? <TurnCodes highlights={coded} onOpen={onHighlight} /> : undefined}
      />
      {claims.length > 0 ? (
        <ul className={css.labels}>
          {[...new Map(claims.map((claim) => [claim.id, claim])).values()].map((claim) => (
            <li key={claim.id}>
              <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
})

/** How a turn is called, for a screen reader. */
export function turnLabel(turn: TurnView | undefined, speaker: SpeakerView | undefined): string | undefined {
  if (!turn) return undefined
  return (
    [
      turn.speakerId === null ? '' : speakerName(speaker),
      turn.startsMs === null ? '' : formatMoment(turn.startsMs),
    ]
      .filter(Boolean)
      .join(', ') || undefined
  )
}
