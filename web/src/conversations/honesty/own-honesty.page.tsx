import { showLeadersMet, showOwnHonesty } from '@firsthand/contract/conversations/honesty'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from './honesty.module.css'
import { words } from './honesty.words.ts'
import { Meters } from './meters.tsx'

export default function OwnHonestyPage() {
  const { data, failure, retry } = useOperation(showOwnHonesty, {})
  const shares = data?.trend.flatMap(({ share }) => share ?? []) ?? []
  return (
    <Page title={words.ownTitle} crumbs={[{ label: words.conversations, path: '/conversations' }]}>
      <PageHeader title={words.ownQuestion} lead={words.ownLead} />
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {!data && !failure ? <CardSkeleton rows={4} /> : null}
      {data && data.trend.length === 0 ? (
        <EmptyState
          title={words.ownEmptyTitle}
          text={words.ownEmpty}
          action={<Link href="/conversations">{words.ownEmptyDo}</Link>}
        />
      ) : null}
      {data && data.trend.length > 0 ? (
        <>
          <div className={css.panel}>
            <Meters view={data} of="yours=yes" isYours />
          </div>
          <Section title={words.trend}>
            {shares.length > 1 ? <Trend shares={shares} /> : null}
            <ListTable
              label={words.trend}
              rows={data.trend.toReversed()}
              rowKey={({ conversation }) => conversation.id}
              rowHref={({ conversation }) => `/conversations/${conversation.id}`}
              columns={[
                {
                  id: 'what',
                  header: words.trendColumns.what,
                  render: ({ conversation }) => conversation.title,
                },
                { id: 'when', header: words.trendColumns.when, render: ({ heldAt }) => formatDate(heldAt) },
                { id: 'share', header: words.trendColumns.share, render: ({ share }) => words.share(share) },
                {
                  id: 'open',
                  header: words.trendColumns.open,
                  render: ({ openShare, questions }) => words.openOf(openShare, questions),
                },
              ]}
            />
          </Section>
        </>
      ) : null}
      <LeadersMet />
    </Page>
  )
}

/** A line from talk to talk, with half marked: the words beside it say the same. */
function Trend({ shares }: { shares: number[] }) {
  const step = 100 / Math.max(1, shares.length - 1)
  const points = shares.map((share, index) => `${index * step},${(1 - share) * 40}`)
  return (
    <svg
      className={css.trend}
      viewBox="-1 -1 102 42"
      preserveAspectRatio="none"
      role="img"
      aria-label={words.trendSays(shares)}
    >
      <path className={css.half} d="M0 20H100" />
      <polyline className={css.line} points={points.join(' ')} />
    </svg>
  )
}

function LeadersMet() {
  const { data } = useOperation(showLeadersMet, { months: 3 })
  if (!data) return null
  return (
    <Section title={words.leaders}>
      {data.items.length === 0 ? <p className={css.quiet}>{words.leadersNone}</p> : null}
      <ul className={css.leaders}>
        {data.items.map(({ member, months, met }) => (
          <li key={member.id}>
            <b>{member.name}</b>
            <dl className={css.months}>
              {months.map(({ conversations, people }, index) => (
                <div key={data.months[index]}>
                  <dt>{words.month(data.months[index]!)}</dt>
                  <dd>{words.talked(conversations, people)}</dd>
                </div>
              ))}
            </dl>
            <span className={css.met}>
              {met.length === 0
                ? words.nobodyMet
                : met.map(({ id, name }) => (
                    <Link key={id} href={`/people/${id}`}>
                      {name}
                    </Link>
                  ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
