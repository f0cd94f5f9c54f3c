import { listTimeline } from '@firsthand/contract/crm/timeline'
import { type TouchpointView, logTouchpoint, removeTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { words } from '../touchpoints/touchpoints.words.ts'
import { type Filter, TimelineFilters } from './timeline-filters.tsx'
import { TimelineList } from './timeline-list.tsx'

/** Everything that happened with a person, from all parts of Firsthand, newest first. */
export function Timeline({ person }: { person: string }) {
  const [filter, setFilter] = useState<Filter>({})
  const entries = usePages(listTimeline, { person, limit: 30, ...filter }, { keepShowing: true })
  const { data: kinds } = useOperation(listTimeline, { person, limit: 1 })
  const { may } = useYou()
  const again = useAct(logTouchpoint)
  const remove = useAct(removeTouchpoint)
  const isFiltered = Object.values(filter).some((value) => value !== undefined)

  function takeBack({ id, at, channel, direction, outcome, minutes, note, member }: TouchpointView) {
    const same = { person, at, channel, direction, minutes, note, ...(member && { member: member.id }) }
    void remove.perform({ touchpoint: id }).then(
      () => showUndo(words.tookBack, () => again.act({ ...same, outcome: outcome ?? 'reached' })),
      () => undefined,
    )
  }

  return (
    <Section title={words.timeline}>
      {entries.items && (entries.items.length > 0 || isFiltered) ? (
        <TimelineFilters kinds={kinds?.kinds ?? []} filter={filter} onChange={setFilter} />
      ) : null}
      {entries.failure ? <Broken error={entries.failure} retry={entries.retry} /> : null}
      {entries.isPending ? <CardSkeleton rows={3} /> : null}
      {entries.items ? (
        <TimelineList
          entries={entries.items}
          isFiltered={isFiltered}
          onShowAll={() => setFilter({})}
          onTakeBack={may('member') ? takeBack : undefined}
        />
      ) : null}
      {entries.loadMore ? (
        <Button variant="subtle" fullWidth loading={entries.isLoadingMore} onClick={entries.loadMore}>
          {words.earlier}
        </Button>
      ) : null}
    </Section>
  )
}
