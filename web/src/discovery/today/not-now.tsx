import { unsnoozePerson } from '@firsthand/contract/crm/follow-ups'
import { snoozePerson } from '@firsthand/contract/crm/people'
import { snoozeTask } from '@firsthand/contract/crm/tasks'
import { type TalkToNext, showToday } from '@firsthand/contract/discovery/today'
import { Menu } from '@mantine/core'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import { NotNowButton } from './not-now-button.tsx'
import { words } from './today.words.ts'

const days = { week: 7, month: 30, quarter: 91 }

type NotNowProps = { suggestion: TalkToNext; defaultOpened: boolean }

/** Puts somebody off for a while, with the way back. */
export default function NotNow({ suggestion: { person, taskId }, defaultOpened }: NotNowProps) {
  const answers = useAnswers()
  const snooze = useAct(snoozePerson)
  const unsnooze = useAct(unsnoozePerson)
  const putTaskOff = useAct(snoozeTask)

  function putOff(forDays: number) {
    const undo = answers.change(showToday, {}, (today) => ({
      ...today,
      talkToNext: today.talkToNext.filter((each) => each.person.id !== person.id),
    }))
    const until = inDays(forDays)
    if (taskId) {
      return void putTaskOff
        .perform({ task: taskId, until })
        .then(
          () => showUndo(words.snoozed(person.name), () => putTaskOff.act({ task: taskId, until: null })),
          undo,
        )
    }
    void snooze
      .perform({ person: person.id, until })
      .then(
        ({ before }) =>
          showUndo(words.snoozed(person.name), () =>
            before.wasSnoozed
              ? snooze.act({ person: person.id, until: before.nextTouchAt })
              : unsnooze.act({ person: person.id }),
          ),
        undo,
      )
  }

  return (
    <Menu defaultOpened={defaultOpened}>
      <Menu.Target>
        <NotNowButton name={person.name} />
      </Menu.Target>
      <Menu.Dropdown>
        {(['week', 'month', 'quarter'] as const).map((length) => (
          <Menu.Item key={length} onClick={() => putOff(days[length])}>
            {words.snoozes[length]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString()
}
