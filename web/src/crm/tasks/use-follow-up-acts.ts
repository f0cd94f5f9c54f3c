import { type FollowUp, listFollowUps, unsnoozePerson } from '@firsthand/contract/crm/follow-ups'
import { snoozePerson } from '@firsthand/contract/crm/people'
import { type TaskView, finishTask, reopenTask, snoozeTask } from '@firsthand/contract/crm/tasks'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import { inDaysHere, zoneHere } from '../touchpoints/days-here.ts'
import { words } from './tasks.words.ts'

const putOffDays = 7

/** Whether a line can be put off here: a task, or somebody's turn. What other parts bring is settled there. */
export function mayPutOff({ kind }: FollowUp): boolean {
  return kind === 'task' || kind === 'touch'
}

/** What can be done about a line of the list of the day; it leaves the list at once, and comes back with Undo. */
export function useFollowUpActs() {
  const open = useGo()
  const answers = useAnswers()
  const reopen = useAct(reopenTask)
  const finish = useAct(finishTask)
  const putOffTask = useAct(snoozeTask)
  const putOffPerson = useAct(snoozePerson)
  const unsnooze = useAct(unsnoozePerson)

  function hide({ kind, id }: Pick<FollowUp, 'kind' | 'id'>) {
    return answers.change(listFollowUps, { timeZone: zoneHere() }, (list) => ({
      ...list,
      items: list.items.filter((item) => item.kind !== kind || item.id !== id),
    }))
  }

  return {
    open,
    finish(task: TaskView) {
      const show = hide({ kind: 'task', id: task.id })
      finish
        .perform({ task: task.id })
        .then(() => showUndo(words.wasDone(task.title), () => reopen.act({ task: task.id })), show)
    },
    putOff(item: FollowUp) {
      if (!mayPutOff(item)) return
      const show = hide(item)
      const until = inDaysHere(putOffDays)
      const { task, person } = item
      if (task)
        return void putOffTask
          .perform({ task: task.id, until })
          .then(
            () => showUndo(words.putOff(task.title), () => putOffTask.act({ task: task.id, until: null })),
            show,
          )
      if (!person) return show()
      const id = person.id
      void putOffPerson
        .perform({ person: id, until })
        .then(
          ({ before }) =>
            showUndo(words.putOff(person.name), () =>
              before.wasSnoozed
                ? putOffPerson.act({ person: id, until: before.nextTouchAt })
                : unsnooze.act({ person: id }),
            ),
          show,
        )
    },
  }
}
