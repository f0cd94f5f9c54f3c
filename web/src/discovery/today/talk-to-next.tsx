import { snoozePerson } from '@firsthand/contract/crm/people'
import { type TalkToNext, showToday } from '@firsthand/contract/discovery/today'
import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { contactTypeWords } from '../../crm/crm.words.ts'
import { Link } from '../../kit/link.tsx'
import { Face, Tag } from '../../kit/person-chip.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import css from './today.module.css'
import { words } from './today.words.ts'
import { TouchDialog } from './touch-dialog.tsx'

const days = { week: 7, month: 30, quarter: 91 }

/** Whom to talk to next, why, and the two things to do about it. */
export function TalkToNextCard({ people, mayChange }: { people: TalkToNext[]; mayChange: boolean }) {
  const [touching, setTouching] = useState<TalkToNext['person']>()
  return (
    <Card title={words.talk} href="/people?touch=due">
      {people.length === 0 ? (
        <div className={css.none}>
          <p>{words.nobody}</p>
          {mayChange ? (
            <Button component={Link} href="/people?add=yes">
              {words.addPeople}
            </Button>
          ) : null}
        </div>
      ) : null}
      {people.map((each) => (
        <CardRow
          key={`${each.person.id} ${each.reason}`}
          lead={<Face name={each.person.name} />}
          actions={
            mayChange ? (
              <>
                <Button
                  aria-label={words.logTouchWith(each.person.name)}
                  onClick={() => setTouching(each.person)}
                >
                  {words.logTouch}
                </Button>
                <NotNow suggestion={each} />
              </>
            ) : null
          }
        >
          <Link className={css.name} href={`/people/${each.person.id}`}>
            {each.person.name}
          </Link>{' '}
          <Tag>{words.reasons[each.reason]}</Tag>{' '}
          {each.person.contactTypes.slice(0, 2).map((type) => (
            <Tag key={type}>{contactTypeWords[type]}</Tag>
          ))}
          <div>{each.why}</div>
        </CardRow>
      ))}
      {touching ? <TouchDialog person={touching} onClose={() => setTouching(undefined)} /> : null}
    </Card>
  )
}

function NotNow({ suggestion: { person, reason } }: { suggestion: TalkToNext }) {
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
    <Menu>
      <Menu.Target>
        <Button variant="subtle" color="gray" aria-label={words.notNowFor(person.name)}>
          {words.notNow}
        </Button>
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
