import { listTasks } from '@firsthand/contract/crm/tasks'
import { Button, SegmentedControl } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { QuickTask } from './quick-task.tsx'
import { TaskList } from './task-list.tsx'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'

/** All tasks: mine or everybody's, open, put off or done. */
export function TaskBoard({ mayChange }: { mayChange: boolean }) {
  const [whose, setWhose] = useAddressState('whose')
  const [state, setState] = useAddressState('state')
  const asked = {
    whose: whose === 'all' ? ('all' as const) : ('mine' as const),
    state: state === 'done' || state === 'snoozed' ? (state as 'done' | 'snoozed') : ('open' as const),
  }
  const tasks = usePages(listTasks, { ...asked, limit: 50 }, { keepShowing: true })
  return (
    <>
      <div className={css.bar}>
        <SegmentedControl
          aria-label={words.whoseLabel}
          value={asked.whose}
          onChange={(next) => setWhose(next === 'mine' ? '' : next)}
          data={options(words.whose)}
        />
        <SegmentedControl
          aria-label={words.statesLabel}
          value={asked.state}
          onChange={(next) => setState(next === 'open' ? '' : next)}
          data={options(words.states)}
        />
      </div>
      <Card>
        {mayChange && asked.state === 'open' ? <QuickTask /> : null}
        {tasks.failure ? <Broken error={tasks.failure} retry={tasks.retry} /> : null}
        {tasks.isPending ? <CardSkeleton rows={4} /> : null}
        {tasks.items && tasks.items.length > 0 ? (
          <TaskList tasks={tasks.items} mayChange={mayChange} />
        ) : null}
        {tasks.items?.length === 0 && asked.state === 'open' ? (
          <EmptyState title={words.noTasks} text={words.noTasksText} />
        ) : null}
        {tasks.items?.length === 0 && asked.state !== 'open' ? (
          <p className={css.none}>{words.noneOfThese}</p>
        ) : null}
        {tasks.loadMore ? (
          <Button variant="subtle" fullWidth loading={tasks.isLoadingMore} onClick={tasks.loadMore}>
            {words.earlier}
          </Button>
        ) : null}
      </Card>
    </>
  )
}

function options(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}
