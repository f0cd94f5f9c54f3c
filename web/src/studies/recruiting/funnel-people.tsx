import type { RecruitStep, RecruitingChannel } from '@firsthand/contract/studies/recruiting-channels'
import { listRecruits } from '@firsthand/contract/studies/recruits'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { PersonChip } from '../../kit/person-chip.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { words } from './recruiting.words.ts'

type Props = {
  study: string
  step: RecruitStep
  /** Undefined for all; null for those of whom nobody said how. */
  channel: RecruitingChannel | null | undefined
  onClose: () => void
}

/** The people under a number. */
export function FunnelPeople({ study, step, channel, onClose }: Props) {
  const people = usePages(listRecruits, { study, reached: step, ...(channel && { channel }), limit: 100 })
  const shown = channel === null ? people.items?.filter((row) => row.channel === null) : people.items
  return (
    <Drawer opened onClose={onClose} title={words.learn.people(words.steps[step])}>
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
      {people.loadMore ? (
        <Button size="xs" variant="subtle" onClick={people.loadMore} loading={people.isLoadingMore}>
          {words.picker.more}
        </Button>
      ) : null}
    </Drawer>
  )
}
