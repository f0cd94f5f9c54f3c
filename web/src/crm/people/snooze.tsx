import { Button, Menu } from '@mantine/core'
import { unsnoozePerson } from '@firsthand/contract/crm/follow-ups'
import { type PersonView, snoozePerson } from '@firsthand/contract/crm/people'
import { useAct } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { words } from './person.words.ts'

const choices: [keyof typeof words.snoozeChoices, number | null][] = [
  ['tomorrow', 1],
  ['week', 7],
  ['month', 30],
  ['quarter', 91],
  ['never', null],
]

/** Says when to talk to somebody next. */
export function Snooze({ person }: { person: PersonView }) {
  const back = useAct(snoozePerson)
  const unsnooze = useAct(unsnoozePerson)
  const snooze = useAct(snoozePerson, {
    onDone: ({ before }, { until }) =>
      showUndo(until ? words.snoozed(relativeDays(until)) : words.snoozedNever, () =>
        before.wasSnoozed
          ? back.act({ person: person.id, until: before.nextTouchAt })
          : unsnooze.act({ person: person.id }),
      ),
  })
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<Icon name="clock" />}>{words.snooze}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([choice, days]) => (
          <Menu.Item key={choice} onClick={() => snooze.act({ person: person.id, until: inDays(days) })}>
            {words.snoozeChoices[choice]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Nine in the morning, where whoever decides sits. */
function inDays(days: number | null): string | null {
  if (days === null) return null
  const day = new Date()
  day.setDate(day.getDate() + days)
  day.setHours(9, 0, 0, 0)
  return day.toISOString()
}
