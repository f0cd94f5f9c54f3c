import type { PracticeMeasure, PracticeView } from '@firsthand/contract/studies/practice'
import { formatMoment, formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import type { PointedTo } from '../../shell/use-pointed-to.ts'
import css from './practice.module.css'
import { words } from './practice.words.ts'

/** What the talk showed, in numbers with their limits, and the talk itself with a mark at each question. */
export function Result({
  measure,
  practice,
  pointed,
}: {
  measure: PracticeMeasure
  practice: PracticeView
  pointed?: PointedTo
}) {
  const { talkShare, measuredBy, longestStretch, questions, silences, interruptions } = measure
  const long = (length: number) => (measuredBy === 'time' ? formatMoment(length) : words.wordsLong(length))
  return (
    <>
      <Section title={words.result}>
        <dl className={css.numbers}>
          <dt>{words.shareLabel}</dt>
          <dd>
            {talkShare === null ? words.withheld : words.shareText(formatPercent(talkShare), measuredBy)}
            <small>{words.shareHint}</small>
          </dd>
          <dt>{words.longest}</dt>
          <dd>{longestStretch === null ? '' : long(longestStretch)}</dd>
          <dt>{words.questions}</dt>
          <dd>{words.questionMix(questions.open, questions.closed)}</dd>
          <dt>{words.faultsLabel}</dt>
          <dd>{words.faults(questions) || words.noFaults}</dd>
          <dt>{words.silences}</dt>
          <dd>
            {silences
              ? words.silenceText(silences.count, words.seconds(silences.longestMs))
              : words.noSilences}
          </dd>
          {interruptions === null ? null : (
            <>
              <dt>{words.interruptions}</dt>
              <dd>{interruptions}</dd>
            </>
          )}
        </dl>
      </Section>
      <Section title={words.talk}>
        <Elsewhere practice={practice} />
        <ol className={css.turns}>
          {practice.turns.map(({ position, speaker, startsMs, body, asks, labels }) => (
            <li key={position} data-speaker={speaker} {...pointed?.at(position)}>
              <small>
                {speaker === 'interviewer'
                  ? practice.interviewer.name
                  : speaker === 'customer'
                    ? practice.customer.name
                    : ''}{' '}
                {startsMs === null ? '' : formatMoment(startsMs)} {asks ? words[asks] : ''}
                {labels.map((label) => (
                  <em key={label}> {words.labels[label] ?? label}</em>
                ))}
              </small>
              <p>{body}</p>
            </li>
          ))}
        </ol>
        <Elsewhere practice={practice} />
      </Section>
    </>
  )
}

/** Of a talk that is shown in parts: where in it one is, and the ways on and back. */
function Elsewhere({ practice: { id, turns, hasMoreTurns } }: { practice: PracticeView }) {
  const first = turns[0]?.position ?? 0
  const last = turns.at(-1)?.position ?? 0
  if (first === 0 && !hasMoreTurns) return null
  const to = (turn: number) => `/practice/${id}?turn=${turn}`
  return (
    <p className={css.parts}>
      {words.turnsShown(first + 1, last + 1)}
      {first > 0 ? <Link href={to(first - 1)}>{words.earlierTurns}</Link> : null}
      {hasMoreTurns ? <Link href={to(last + 1)}>{words.laterTurns}</Link> : null}
    </p>
  )
}
