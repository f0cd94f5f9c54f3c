import { snoozePerson } from '@firsthand/contract/crm/people'
import { type TalkToNext, showToday } from '@firsthand/contract/discovery/today'
import { Menu } from '@mantine/core'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import { NotNowButton } from './not-now-button.tsx'
import { words } from './today.words.ts'

const days = { week: 7, month: 30, quarter: 91 }

type NotNowProps = { suggestion: TalkToNext; defaultOpened: boolean }

/** Puts somebody off for a while, with the way back. */
export default function NotNow({ suggestion: { person, reason }, defaultOpened }: NotNowProps) {
  const answers = useAnswers()
  const snooze = useAct(snoozePerson)

  function putOff(forDays: number) {
    const undo = answers.change(showToday, {}, (today) => ({
      ...today,
      talkToNext: today.talkToNext.filter((each) => each.person.id !== person.id),
    }))
    // Somebody whose turn it was is due again; the others had no day to come back to.
    const before = reason === 'follow_up_due' ? new Date().toISOString() : null
    snooze
      .perform({ person: person.id, until: inDays(forDays) })
      .then(
        () => showUndo(words.snoozed(person.name), () => snooze.act({ person: person.id, until: before })),
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
