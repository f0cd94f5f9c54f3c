import type { RecruitStep, RecruitingChannel } from '@firsthand/contract/studies/recruiting-channels'
import type { QuotaCell } from '@firsthand/contract/studies/quotas'
import { type RecruitRow, listRecruits } from '@firsthand/contract/studies/recruits'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { PersonChip } from '../../kit/person-chip.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { words as cellWords } from './quotas.words.ts'
import { words } from './recruiting.words.ts'

type Props = {
  study: string
  step: RecruitStep
  /** Undefined for all; null for those of whom nobody said how. */
  channel: RecruitingChannel | null | undefined
  onClose: () => void
}

/** The people under a number of the funnel. */
export function FunnelPeople({ study, step, channel, onClose }: Props) {
  const people = usePages(listRecruits, { study, reached: step, ...(channel && { channel }), limit: 100 })
  const shown = channel === null ? people.items?.filter((row) => row.channel === null) : people.items
  return <People title={words.learn.people(words.steps[step])} {...{ people, shown, onClose }} />
}

type CellProps = { study: string; cell: QuotaCell; place: 'met' | 'kept'; onClose: () => void }

/** The people under a number of the quotas. A place may be kept for somebody who answers the screener and has no name yet. */
export function CellPeople({ study, cell, place, onClose }: CellProps) {
  const people = usePages(listRecruits, { study, cell: cell.id, place, limit: 100 })
  const count = place === 'met' ? cell.counted : cell.reserved
  const nameless = people.items && !people.loadMore ? count - people.items.length : 0
  return (
    <People title={cellWords.cellPeople(cell.name, place)} {...{ people, shown: people.items, onClose }}>
      {nameless > 0 ? <p className={css.faint}>{cellWords.nameless(nameless)}</p> : null}
    </People>
  )
}

type PeopleProps = {
  title: string
  people: Pick<
    ReturnType<typeof usePages<typeof listRecruits>>,
    'failure' | 'retry' | 'isPending' | 'loadMore' | 'isLoadingMore'
  >
  shown: RecruitRow[] | undefined
  onClose: () => void
  children?: ReactNode
}

function People({ title, people, shown, onClose, children }: PeopleProps) {
  return (
    <Drawer opened onClose={onClose} title={title}>
      {people.failure ? <Broken error={people.failure} retry={people.retry} /> : null}
      {people.isPending ? <ListSkeleton rows={3} /> : null}
      <ul className={css.plain}>
        {shown?.map((row) => (
          <li key={row.id}>
            <PersonChip name={row.person.name} href={`/people/${row.person.id}`} />{' '}
            <span className={css.faint}>{words.steps[row.step]}</span>
          </li>
        ))}
      </ul>
      {children}
      {people.loadMore ? (
        <Button size="xs" variant="subtle" onClick={people.loadMore} loading={people.isLoadingMore}>
          {words.picker.more}
        </Button>
      ) : null}
    </Drawer>
  )
}
