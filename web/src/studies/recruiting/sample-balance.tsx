import { showSampleBalance } from '@firsthand/contract/studies/recruiting-numbers'
import { useOperation } from '../../api/hooks.ts'
import { formatPercent } from '../../kit/format.ts'
import { IntervalBar } from '../../kit/interval-bar.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.learn

/** Whom a study has met beside whom it wants to hear, and whether one introducer brought too many of them. */
export function SampleBalance({ study, href }: { study: string; href?: string }) {
  const { data, failure, retry } = useOperation(showSampleBalance, { study })
  if (failure) return <Broken error={failure} retry={retry} />
  if (!data) return <CardSkeleton rows={3} />
  const { met, voices, sentence, cells, over } = data
  return (
    <Card title={words.balance} {...(href && { href })}>
      <p>{met === 0 ? words.nobodyMet : `${words.voices(met, voices)} ${sentence}`}</p>
      {over ? (
        <IntervalBar
          label={words.broughtBy(over.introducer.name, formatPercent(over.people.hits / over.people.n))}
          of="people"
          interval={{
            share: over.people.hits / over.people.n,
            low: over.people.low ?? 0,
            high: over.people.high ?? 1,
            n: over.people.n,
            count: over.people.hits,
            enough: over.people.low !== null,
          }}
        />
      ) : null}
      {cells.map((cell) => (
        <CardRow key={cell.cell} actions={<span className={css.faint}>{words.missing(cell.missing)}</span>}>
          {cell.name}{' '}
          <progress
            className={css.enough}
            max={cell.wanted}
            value={Math.min(cell.wanted, cell.met)}
            aria-label={cell.name}
          />{' '}
          <span className={css.faint}>{words.share(cell.met, cell.wanted)}</span>
        </CardRow>
      ))}
    </Card>
  )
}
