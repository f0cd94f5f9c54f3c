import type { TextView } from '@firsthand/contract/evidence/texts'
import { formatMoment, formatPercent } from '../../kit/format.ts'
import { MeterStrip } from '../../kit/meter-strip.tsx'
import { soleVoice } from './sole-voice.ts'
import { words } from './texts.words.ts'

type Meter = NonNullable<TextView['meter']>

/** Who talked when; a click goes to the turn. */
export function TextMeter({
  text,
  memberId,
  at,
  onJump,
}: {
  text: TextView
  memberId: string | undefined
  at: number
  onJump: (turn: number) => void
}) {
  const { meter, talk, version } = text
  if (!meter || !talk) return null
  const drawn = meter.bands.filter((band) => band.lane === 'team' || band.lane === 'person')
  if (drawn.length === 0) return <p>{words.meterUnknown}</p>
  const isTimed = talk.measure === 'time' && version.lengthMs !== null
  const length = isTimed ? version.lengthMs! : 1
  return (
    <MeterStrip
      length={length}
      spans={drawn.map(({ lane, from, to }) => ({
        lane: lane as 'team' | 'person',
        from: from * length,
        to: to * length,
      }))}
      questions={thinned(meter.ticks).map((tick) => ({ at: tick.at * length, kind: tick.kind }))}
      questionCounts={talk.questions}
      marks={text.highlights.map((highlight) => ({
        at: shareOfTurn(meter, highlight.range.startTurn, version.turnCount) * length,
        label: highlight.words.slice(0, 80),
      }))}
      position={shareOfTurn(meter, at, version.turnCount) * length}
      onJump={(moment) => onJump(turnOfShare(meter, moment / length, version.turnCount))}
      summary={[words.talk(talk, soleVoice(text, memberId)), words.longest(talk)].filter(Boolean).join(' ')}
      teamLabel={words.team}
      personLabel={words.them}
      kindWords={words.tickWords}
      formatAt={isTimed ? formatMoment : formatPercent}
    />
  )
}

/** As many ticks as can be told apart; of those that fall together, the one that teaches most. */
function thinned(ticks: Meter['ticks']): Meter['ticks'] {
  const places = 80
  if (ticks.length <= places) return ticks
  const weight = { leading: 2, closed: 1, open: 0 }
  const byPlace = Map.groupBy(ticks, (tick) => Math.round(tick.at * places))
  return [...byPlace.values()].flatMap((together) =>
    together.toSorted((one, other) => weight[other.kind] - weight[one.kind]).slice(0, 1),
  )
}

/** The turn at a share of the length: between the beginnings of two bars the turns are taken to follow evenly. */
export function turnOfShare({ bands }: Meter, share: number, turnCount: number): number {
  const next = bands.findIndex((band) => band.from > share)
  const before = bands[next === -1 ? bands.length - 1 : Math.max(0, next - 1)]
  const after = next === -1 ? { from: 1, turn: turnCount } : bands[next]
  if (!before || !after || after.from <= before.from) return before?.turn ?? 0
  const part = Math.max(0, (share - before.from) / (after.from - before.from))
  return Math.min(
    turnCount - 1,
    Math.max(before.turn, Math.floor(before.turn + part * Math.max(0, after.turn - before.turn))),
  )
}

/** Where a turn stands in the length, by the bars around it. */
export function shareOfTurn({ bands }: Meter, turn: number, turnCount: number): number {
  const before = bands.findLast((band) => band.turn <= turn)
  const after = bands.find((band) => band.turn > turn) ?? { from: 1, turn: turnCount }
  if (!before) return bands[0]?.from ?? 0
  return after.turn <= before.turn
    ? before.from
    : before.from + ((turn - before.turn) / (after.turn - before.turn)) * (after.from - before.from)
}
