import {
  type ComplaintNumbers,
  showComplaintNumbers,
  showComplaintSettings,
  updateComplaintSettings,
} from '@firsthand/contract/evidence/complaint-numbers'
import type { Share } from '@firsthand/contract/core/shapes'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatPercent } from '../../kit/format.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Stat } from '../../kit/stat.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { formatSum } from '../commitments/format-sum.ts'
import css from './complaints.module.css'
import { numbers as told, words } from './complaints.words.ts'

/** "Do leaders answer themselves?" Each number opens to the complaints under it. */
export default function NumbersPage() {
  const found = useOperation(showComplaintNumbers, {})
  const { may } = useYou()
  return (
    <Page title={told.title} crumbs={[{ label: words.title, path: '/complaints' }]}>
      <PageHeader title={told.question} lead={told.lead} />
      {found.failure ? <Broken error={found.failure} retry={found.retry} /> : null}
      {found.isPending ? <CardSkeleton rows={4} /> : null}
      {found.data ? <Numbers numbers={found.data} /> : null}
      {may('admin') ? <AnswerTime /> : null}
    </Page>
  )
}

/** The numbers once they have come, for the page and its stories. */
export function Numbers({ numbers }: { numbers: ComplaintNumbers }) {
  const go = useGo()
  const since = encodeURIComponent(numbers.since)
  const open = (query: string) => () => go(`/complaints?view=all&since=${since}${query}`)
  return (
    <>
      {numbers.received === 0 ? <p>{told.none}</p> : null}
      <div className={css.stats}>
        <Stat label={told.byLeaders} {...shareOf(numbers.byLeaders)} onOpen={open('&first=leader')} />
        <Stat
          label={told.inTime}
          {...shareOf(numbers.inTime)}
          onOpen={open('&first=late')}
          note={lateNote(numbers)}
        />
        <Stat label={told.median} {...hoursOf(numbers.hours, numbers.received)} onOpen={open('&first=any')} />
        <Stat
          label={told.received}
          value={String(numbers.received)}
          n={told.receivedNote(numbers.waiting, numbers.overdue)}
          onOpen={open('')}
        />
        <Stat
          label={told.atRisk}
          value={numbers.atRisk.map((sum) => formatSum(sum.amountMinor, sum)).join(' · ') || '–'}
          {...(numbers.atRisk.length === 0 && { n: told.nothingAtRisk })}
          onOpen={() => go('/complaints')}
        />
      </div>
      {numbers.members.length > 0 ? (
        <Section title={told.perMember}>
          <ListTable
            label={told.perMember}
            rows={numbers.members}
            rowKey={(row) => row.member.id}
            rowName={(row) => row.member.name}
            rowHref={(row) => `/complaints?view=all&since=${since}&answeredBy=${row.member.id}`}
            columns={[
              {
                id: 'who',
                header: told.who,
                priority: 1,
                render: (row) => (
                  <>
                    {row.member.name} {row.isLeader ? <Tag>{told.leader}</Tag> : null}
                  </>
                ),
              },
              {
                id: 'answered',
                header: told.answered,
                end: true,
                width: '8rem',
                render: (row) => row.answered,
              },
              { id: 'inTime', header: told.inTime, render: (row) => shareText(row.inTime) },
              { id: 'hours', header: told.median, render: (row) => hoursText(row.hours, row.answered) },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}

function AnswerTime() {
  const settings = useOperation(showComplaintSettings, {})
  const [typed, setTyped] = useState<string>()
  const save = useAct(updateComplaintSettings, { onDone: () => showDone(told.saved) })
  const hours = typed ?? String(settings.data?.answerHours ?? '')
  const isFit =
    /^\d+$/.test(hours) && updateComplaintSettings.input.safeParse({ answerHours: Number(hours) }).success
  return (
    <Section title={told.settings}>
      <form
        className={css.settings}
        onSubmit={(event) => {
          event.preventDefault()
          if (isFit) save.act({ answerHours: Number(hours) })
        }}
      >
        <TextInput
          label={told.hours}
          inputMode="numeric"
          value={hours}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isActing} disabled={!isFit}>
          {words.save}
        </Button>
      </form>
      <p className={css.hint}>{told.settingsWhy}</p>
    </Section>
  )
}

/** Where there are too few there is no share at all, and the reader is told how many there are. */
function shareOf({ hits, n, low, high }: Share) {
  if (low === null || high === null) return { value: '–', n: told.notEnough(n) }
  return { value: formatPercent(hits / n), interval: { share: hits / n, low, high, n, count: hits } }
}

function shareText({ hits, n, low }: Share): string {
  return low === null ? told.notEnough(n) : `${formatPercent(hits / n)} (${hits} of ${n})`
}

function lateNote({ inTime }: ComplaintNumbers): string | undefined {
  return inTime.n > inTime.hits ? `${inTime.n - inTime.hits} late` : undefined
}

function hoursOf(hours: ComplaintNumbers['hours'], n: number) {
  if (hours === null) return { value: '–', n: told.notEnough(n) }
  const { middle, low, high } = hours
  if (middle === null) return { value: '–', n: `${told.notHalf} · n ${hours.n}` }
  return {
    value: told.hoursOf(middle),
    n: `${told.between(
      low === null ? told.openEnd : told.hoursOf(low),
      high === null ? told.openEnd : told.hoursOf(high),
    )} · n ${hours.n}`,
  }
}

function hoursText(hours: ComplaintNumbers['hours'], n: number): string {
  const { value, n: about } = hoursOf(hours, n)
  return value === '–' ? about : value
}
