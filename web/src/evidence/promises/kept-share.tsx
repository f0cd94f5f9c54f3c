import { showKeptPromises } from '@firsthand/contract/evidence/promises'
import { useOperation } from '../../api/hooks.ts'
import { IntervalBar } from '../../kit/interval-bar.tsx'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './promises.module.css'
import { words } from './promises.words.ts'

/** How many promises we keep, in all and by member; each opens to the promises under it. */
export function KeptShare() {
  const found = useOperation(showKeptPromises, {})
  if (found.failure) return <Broken error={found.failure} retry={found.retry} />
  if (!found.data) return <CardSkeleton rows={2} />
  const { kept, members, since } = found.data
  if (kept.n === 0) return null
  const query = `counted=yes&since=${encodeURIComponent(since)}`
  return (
    <div className={css.share}>
      <Section title={words.share} count={`${kept.hits} of ${kept.n}`}>
        <p className={css.why}>{words.shareWhy}</p>
        <IntervalBar
          label={words.share}
          of="promises"
          interval={{
            share: kept.n === 0 ? 0 : kept.hits / kept.n,
            low: kept.low ?? 0,
            high: kept.high ?? 1,
            n: kept.n,
            count: kept.hits,
            enough: kept.low !== null,
          }}
        />
        <ul className={css.members} aria-label={words.perMember}>
          {members
            .filter((each) => each.kept.n > 0)
            .map(({ member, kept: theirs, overdue }) => (
              <li key={member.id}>
                <Link href={`/promises?${query}&member=${member.id}`}>{member.name}</Link>{' '}
                {theirs.low === null ? words.notEnough(theirs.n) : `${theirs.hits} of ${theirs.n}`}
                {overdue > 0 ? ` · ${words.overdueCount(overdue)}` : ''}
              </li>
            ))}
        </ul>
      </Section>
    </div>
  )
}
