import { showPracticeProgress } from '@firsthand/contract/studies/practice-progress'
import { useOperation } from '../../api/hooks.ts'
import { formatDate, formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'

/** A bar for each talk: how much the member talked, how open they asked, how many questions had a fault. */
export function Progress({ member }: { member: string }) {
  const { data, failure, retry } = useOperation(showPracticeProgress, { member })
  if (failure) return <Broken error={failure} retry={retry} />
  if (!data) return <ListSkeleton rows={2} />
  const { talks } = data
  if (talks.length === 0) return <p className={css.faint}>{words.noProgress}</p>
  const name = data.member.name
  const most = Math.max(1, ...talks.map(({ faults }) => faults))
  const bars = (
    height: (talk: (typeof talks)[number]) => number | null,
    text: (talk: (typeof talks)[number]) => string,
  ) => talks.map((talk) => ({ ...talk, height: height(talk), text: text(talk) }))
  const charts = [
    {
      label: words.shareOverTime(name),
      bars: bars(
        (talk) => talk.talkShare,
        (talk) => percent(talk.talkShare),
      ),
    },
    {
      label: words.openOverTime(name),
      bars: bars(
        (talk) => talk.openShare,
        (talk) => percent(talk.openShare),
      ),
    },
    {
      label: words.faultsOverTime(name),
      bars: bars(
        (talk) => talk.faults / most,
        (talk) => words.openOf(talk.faults, talk.questions),
      ),
    },
  ]
  return (
    <div className={css.charts}>
      {charts.map((chart) => (
        <figure key={chart.label}>
          <figcaption>{chart.label}</figcaption>
          <ol className={css.bars}>
            {chart.bars.map(({ id, at, card, height, text }) => (
              <li key={id}>
                <Link href={`/practice/${id}`} aria-label={words.talkOf(card, formatDate(at), text)}>
                  <span style={{ height: `${Math.round((height ?? 0) * 100)}%` }} />
                </Link>
                <small aria-hidden>{text}</small>
              </li>
            ))}
          </ol>
        </figure>
      ))}
      {talks.length < 3 ? <p className={css.faint}>{words.fewTalks}</p> : null}
    </div>
  )
}

function percent(share: number | null): string {
  return share === null ? words.notMeasured : formatPercent(share)
}
