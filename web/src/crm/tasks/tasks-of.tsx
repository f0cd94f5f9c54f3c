import { listTasks } from '@firsthand/contract/crm/tasks'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { QuickTask } from './quick-task.tsx'
import { TaskList } from './task-list.tsx'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'

type Of = { person: string } | { organisation: string }

/** The open tasks for a person or an organisation, everybody's. */
export function TasksOf(of: Of) {
  const [isAdding, setAdding] = useState(false)
  const { may } = useYou()
  const tasks = usePages(listTasks, { ...of, whose: 'all', limit: 10 })
  return (
    <Card
      title={words.title}
      actions={
        may('member') && !isAdding ? <Button onClick={() => setAdding(true)}>{words.add}</Button> : null
      }
    >
      {isAdding ? <QuickTask {...of} /> : null}
      {tasks.failure ? <Broken error={tasks.failure} retry={tasks.retry} /> : null}
      {tasks.isPending ? <CardSkeleton rows={1} /> : null}
      {tasks.items?.length === 0 && !isAdding ? <p className={css.none}>{words.noTasks}</p> : null}
      {tasks.items && tasks.items.length > 0 ? (
        <TaskList tasks={tasks.items} mayChange={may('member')} withPerson={false} />
      ) : null}
      {tasks.loadMore ? (
        <Button variant="subtle" fullWidth loading={tasks.isLoadingMore} onClick={tasks.loadMore}>
          {words.earlier}
        </Button>
      ) : null}
    </Card>
  )
}
