import { type HonestyView, honestyLimits } from '@firsthand/contract/conversations/honesty'
import type { Share } from '@firsthand/contract/core/shapes'
import type { ReactNode } from 'react'
import { momentPath } from '../../evidence/texts/moment-path.ts'
import { formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Stat } from '../../kit/stat.tsx'
import css from './honesty.module.css'
import { words } from './honesty.words.ts'

/**
 * The meters of some conversations; talk and questions open at the words under them, counts of evidence at the list of it.
 * `of` is which evidence, as the address of the list says it.
 */
export function Meters({ view, of, isYours }: { view: HonestyView; of: string; isYours?: boolean }) {
  const { talk, longest, questions, goodNews, firstHand, alike } = view
  const pieces = piecesOf(view, of)
  const heardByYou = isYours ? '&hearing=you' : ''
  const few = talk.n === 0 ? words.talkNone : words.talkFew(talk.n)
  return (
    <>
      <div className={css.stats}>
        <Stat
          label={isYours ? words.talkYou : words.talk}
          value={talk.mean === null ? words.none : formatPercent(talk.mean)}
          {...(talk.mean !== null &&
            talk.low !== null &&
            talk.high !== null && {
              interval: { share: talk.mean, low: talk.low, high: talk.high, n: talk.n },
            })}
          n={talk.mean === null ? few : words.talkN(talk.n)}
          note={words.talkUnknown(talk.unknown) || undefined}
        />
        <Stat
          label={isYours ? words.longestYou : words.longest}
          value={longest ? words.longestValue(longest.ms, longest.words) : words.none}
          note={
            longest ? (
              <Link href={wholeTurn(longest.textId, longest.turn)}>
                {view.conversations > 1 ? longest.conversation.title : words.longestOpen}
              </Link>
            ) : undefined
          }
        />
        <ShareStat
          label={words.questions}
          share={questions.open}
          of={words.ofQuestions}
          note={words.counts(questions.counts)}
        />
        <ShareStat
          label={words.faulty}
          share={questions.faulty}
          of={words.ofQuestions}
          note={words.faultyWhy}
        />
        <ShareStat
          label={words.goodNews}
          share={goodNews.share}
          of={words.ofPieces}
          note={
            <>
              {goodNews.share.n > 0 ? (
                <>
                  {pieces(
                    words.praising(goodNews.share.hits),
                    goodNews.share.hits,
                    `praise=praise${heardByYou}`,
                  )}
                  {' · '}
                  {pieces(words.judged(goodNews.share.n), goodNews.share.n, `praise=judged${heardByYou}`)}
                  {' · '}
                </>
              ) : null}
              {pieces(words.unjudged(goodNews.unjudged), goodNews.unjudged, `praise=unjudged${heardByYou}`)}
              {goodNews.share.low !== null && goodNews.share.low > 0.6 ? (
                <>
                  <br />
                  {words.goodNewsMuch}
                </>
              ) : null}
            </>
          }
        />
        <ShareStat
          label={isYours ? words.firstHandYou : words.firstHand}
          share={firstHand.share}
          of={words.ofPieces}
          note={
            <>
              {pieces(
                isYours ? words.heardYou(firstHand.share.hits) : words.heard(firstHand.share.hits),
                firstHand.share.hits,
                isYours ? 'hearing=you' : 'hearing=team',
              )}
              {' · '}
              {pieces(words.relayed(firstHand.relayed), firstHand.relayed, 'hearing=relayed')}
              {' · '}
              {pieces(words.inAll(firstHand.share.n), firstHand.share.n, '')}
            </>
          }
        />
      </div>
      {questions.examples.length > 0 ? (
        <details className={css.more}>
          <summary>{words.examples}</summary>
          <ul className={css.examples}>
            {questions.examples.map((example) => (
              <li key={`${example.class} ${example.textId} ${example.turn} ${example.question}`}>
                <span className={css.class}>{words.classes[example.class]}</span>{' '}
                <Link href={wholeTurn(example.textId, example.turn)}>
                  <q className={css.question}>{example.question}</q>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {view.conversations > 1 ? (
        <p className={css.alike}>
          <b>{words.alike}</b> {words.verdicts[alike.verdict]}{' '}
          <span className={css.quiet}>
            {words.alikeFacts(alike.people, alike.organisations)}
            {alike.throughOne ? (
              <>
                {'; '}
                <Link href={`/people/${alike.throughOne.id}`}>
                  {words.throughOne(
                    alike.throughOne.share.hits,
                    alike.throughOne.share.n,
                    alike.throughOne.name,
                  )}
                </Link>
              </>
            ) : null}
          </span>
        </p>
      ) : null}
    </>
  )
}

/** Links counts to the pieces under them; of so many conversations that only the latest were looked at, there is no list. */
function piecesOf({ conversations }: HonestyView, of: string) {
  return (label: string, count: number, which: string) =>
    count === 0 || conversations >= honestyLimits.lookedAt ? (
      label
    ) : (
      <Link href={`/evidence?${of}&counted=yes${which && `&${which}`}`}>{label}</Link>
    )
}

function ShareStat({ label, share, of, note }: { label: string; share: Share; of: string; note: ReactNode }) {
  const { hits, n, low, high } = share
  if (low === null || high === null)
    return <Stat label={label} value={words.none} n={words.fewOf(hits, n, of)} note={note || undefined} />
  return (
    <Stat
      label={label}
      value={formatPercent(hits / n)}
      interval={{ share: hits / n, low, high, n, count: hits }}
      note={note || undefined}
    />
  )
}

function wholeTurn(textId: string, turn: number): string {
  return `${momentPath(textId)}?range=${turn}`
}
