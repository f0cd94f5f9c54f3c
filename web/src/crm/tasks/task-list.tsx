import {
  type TaskView,
  createTask,
  finishTask,
  listTasks,
  removeTask,
  reopenTask,
} from '@firsthand/contract/crm/tasks'
import { Button, Checkbox } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { formatDate, relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'

const TaskForm = whenShown(async () => ({ default: (await import('./task-form.tsx')).TaskForm }))

type TaskListProps = { tasks: readonly TaskView[]; mayChange: boolean; withPerson?: boolean }

/** Tasks with a box each: done and undone, changed in place, deleted with the way back. */
export function TaskList({ tasks, mayChange, withPerson = true }: TaskListProps) {
  const [editing, setEditing] = useState<string>()
  return (
    <ul className={css.tasks}>
      {tasks.map((task) => (
        <li key={task.id}>
          {editing === task.id ? (
            <Suspense fallback={null}>
              <TaskForm task={task} onClose={() => setEditing(undefined)} />
            </Suspense>
          ) : (
            <TaskLine
              task={task}
              withPerson={withPerson}
              onEdit={mayChange ? () => setEditing(task.id) : undefined}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function TaskLine({
  task,
  withPerson,
  onEdit,
}: {
  task: TaskView
  withPerson: boolean
  onEdit: (() => void) | undefined
}) {
  const reopen = useAct(reopenTask)
  const finish = useAct(finishTask, {
    onDone: ({ id, title }) => showUndo(words.wasDone(title), () => reopen.act({ task: id })),
  })
  const again = useAct(createTask, { invalidates: [listTasks] })
  const remove = useAct(removeTask, {
    onDone: () => showUndo(words.removed, () => again.act(asSent(task))),
  })
  const { id, title, note, person, mayContact, organisation, assignee, doneAt, doneBy } = task
  return (
    <div className={css.task} data-done={doneAt !== null || undefined}>
      <Checkbox
        aria-label={words.doneNamed(title)}
        checked={doneAt !== null}
        disabled={!onEdit}
        onChange={() => (doneAt === null ? finish : reopen).act({ task: id })}
      />
      <div className={css.words}>
        <span className={css.title}>{title}</span>
        <span className={css.facts}>
          <DueWords task={task} />
          {withPerson && person ? <Link href={`/people/${person.id}`}>{person.name}</Link> : null}
          {mayContact || doneAt ? null : <Tag>{words.noContact}</Tag>}
          {withPerson && organisation ? (
            <Link href={`/organisations/${organisation.id}`}>{organisation.name}</Link>
          ) : null}
          <span>{doneAt && doneBy ? words.doneBy(doneBy.name, relativeDays(doneAt)) : assignee?.name}</span>
        </span>
        {note ? <p>{note}</p> : null}
      </div>
      {onEdit ? (
        <div className={css.acts}>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={words.editNamed(title)}
            onClick={onEdit}
          >
            {words.edit}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`${words.remove}: ${title}`}
            onClick={() => remove.act({ task: id })}
          >
            {words.remove}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function DueWords({ task: { dueDay, dueTime, isLate, snoozedUntil, doneAt } }: { task: TaskView }) {
  if (doneAt) return null
  if (snoozedUntil) return <span>{words.until(formatDate(snoozedUntil))}</span>
  if (!dueDay) return <span>{words.noDay}</span>
  return (
    <>
      <time dateTime={dueDay} title={formatDate(`${dueDay}T12:00`)}>
        {relativeDays(`${dueDay}T12:00`)}
        {dueTime ? `, ${dueTime}` : ''}
      </time>
      {isLate ? <Tag>{words.late}</Tag> : null}
    </>
  )
}

function asSent({ title, note, person, organisation, assignee, dueDay, dueTime, timeZone }: TaskView) {
  return {
    title,
    note,
    person: person?.id ?? null,
    organisation: organisation?.id ?? null,
    assignee: assignee?.id ?? null,
    dueDay,
    dueTime,
    ...(timeZone && { timeZone }),
  }
}
