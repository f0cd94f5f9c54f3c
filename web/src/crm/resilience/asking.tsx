import type { Output } from '@firsthand/contract/core/operation'
import type { Share } from '@firsthand/contract/core/shapes'
import type { Attempts, showResilience } from '@firsthand/contract/crm/resilience'
import { Button } from '@mantine/core'
import type { CSSProperties } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate, formatPercent } from '../../kit/format.ts'
import { IntervalBar } from '../../kit/interval-bar.tsx'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { Stat } from '../../kit/stat.tsx'
import css from './resilience.module.css'
import { words } from './resilience.words.ts'

export type AskingView = Output<typeof showResilience>

/** The counts, for the page and its stories. */
export function Asking({ asking }: { asking: AskingView }) {
  const { total, answered, yes, weeks, members, channels, asksForOneYes } = asking
  if (total.asked === 0)
    return (
      <EmptyState
        title={words.empty}
        text={words.emptyText}
        action={
          <Button variant="filled" component={Link} href="/touch">
            {words.log}
          </Button>
        }
      />
    )
  return (
    <div className={css.parts}>
      <div className={css.stats}>
        <Stat label={words.asked} value={total.asked} />
        <Stat label={words.answered} value={percentOf(answered)} interval={intervalOf(answered)} />
        <Stat label={words.yes} value={percentOf(yes)} interval={intervalOf(yes)} />
        <Stat label={words.refused} value={total.refused} />
        <Stat label={words.silent} value={total.silent} />
        <Stat
          label={words.forOneYes}
          value={asksForOneYes ? words.about(asksForOneYes.middle) : '–'}
          note={asksForOneYes ? words.between(asksForOneYes.low, asksForOneYes.high) : words.notEnough}
        />
      </div>
      <Section title={words.byWeek}>
        <Weeks weeks={weeks} />
      </Section>
      <Section title={words.byMember}>
        <p className={css.text}>{words.byMemberText}</p>
        <Groups
          header={words.member}
          rows={members.map(({ member, ...rest }) => ({ key: member.id, name: member.name, ...rest }))}
        />
      </Section>
      <Section title={words.byChannel}>
        <Groups
          header={words.channel}
          rows={channels.map(({ channel, ...rest }) => ({ key: channel, name: channel, ...rest }))}
        />
      </Section>
    </div>
  )
}

const parts = ['yes', 'talked', 'refused', 'silent'] as const

function Weeks({ weeks }: Pick<AskingView, 'weeks'>) {
  const most = Math.max(1, ...weeks.map(({ asked }) => asked))
  return (
    <table className={css.weeks}>
      <thead>
        <tr>
          <th scope="col">{words.week}</th>
          <th scope="col">
            <span className={css.legend}>
              {parts.map((part) => (
                <span key={part}>
                  <i data-part={part} aria-hidden="true" />
                  {words[part]}
                </span>
              ))}
            </span>
          </th>
          <th scope="col">{words.asked}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.week}>
            <th scope="row">{formatDate(`${week.week}T12:00`)}</th>
            <td>
              <span className={css.bar} role="img" aria-label={words.barOf(week)} title={words.barOf(week)}>
                {parts.map((part) => (
                  <i
                    key={part}
                    data-part={part}
                    style={{ '--share': week[part] / most } as CSSProperties}
                    aria-hidden="true"
                  />
                ))}
              </span>
            </td>
            <td>{week.asked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Row = Attempts & { key: string; name: string; yesShare: Share }

function Groups({ header, rows }: { header: string; rows: Row[] }) {
  return (
    <div className={css.scroll}>
      <table className={css.groups}>
        <thead>
          <tr>
            <th scope="col">{header}</th>
            {(['asked', 'yes', 'refused', 'silent'] as const).map((part) => (
              <th key={part} scope="col">
                {words[part]}
              </th>
            ))}
            <th scope="col">{words.shareOfYes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, yesShare, ...counts }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{counts.asked}</td>
              <td>{counts.yes}</td>
              <td>{counts.refused}</td>
              <td>{counts.silent}</td>
              <td className={css.share}>
                <IntervalBar interval={intervalOf(yesShare)} of={words.ofAsked} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function intervalOf({ hits, n, low, high }: Share) {
  return {
    share: n === 0 ? 0 : hits / n,
    low: low ?? 0,
    high: high ?? 1,
    n,
    count: hits,
    enough: low !== null && high !== null,
  }
}

function percentOf({ hits, n }: Share): string {
  return n === 0 ? '–' : formatPercent(hits / n)
}
