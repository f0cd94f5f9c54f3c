import type { TalkToNext } from '@firsthand/contract/discovery/today'
import { Button } from '@mantine/core'
import { Fragment, Suspense, useState } from 'react'
import { contactTypeWords } from '../../crm/crm.words.ts'
import { Link } from '../../kit/link.tsx'
import { Face, Tag } from '../../kit/person-chip.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { Later } from '../../shell/later.tsx'
import { whenIdle } from '../../shell/when-idle.ts'
import { NotNowButton } from './not-now-button.tsx'
import css from './today.module.css'
import { words } from './today.words.ts'

// Fetched after the page: what floats is heavy.
const NotNow = whenIdle(() => import('./not-now.tsx'))
const TouchDialog = whenShown(async () => ({ default: (await import('./touch-dialog.tsx')).TouchDialog }))

/** Where it is worked on; what somebody waits for is not put off. */
const places: Partial<Record<TalkToNext['reason'], string>> = {
  complaint_waiting: '/complaints?view=yours',
  promise_due: '/promises?view=due',
}

/** Whom to talk to next, why, and the two things to do about it. */
export function TalkToNextCard({ people, mayChange }: { people: TalkToNext[]; mayChange: boolean }) {
  const [touching, setTouching] = useState<TalkToNext['person']>()
  return (
    <Card title={words.talk} href="/follow-ups">
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
                {places[each.reason] ? null : (
                  <Later meanwhile={(press) => <NotNowButton name={each.person.name} onClick={press} />}>
                    {(wasPressed) => <NotNow suggestion={each} defaultOpened={wasPressed} />}
                  </Later>
                )}
              </>
            ) : null
          }
        >
          <Link className={css.name} href={`/people/${each.person.id}`}>
            {each.person.name}
          </Link>{' '}
          <Tag>{words.reasons[each.reason]}</Tag>{' '}
          {each.person.contactTypes.slice(0, 2).map((type) => (
            <Fragment key={type}>
              <Tag>{contactTypeWords[type]}</Tag>{' '}
            </Fragment>
          ))}
          <div>{places[each.reason] ? <Link href={places[each.reason]!}>{each.why}</Link> : each.why}</div>
        </CardRow>
      ))}
      {touching ? (
        <Suspense fallback={null}>
          <TouchDialog person={touching} onClose={() => setTouching(undefined)} />
        </Suspense>
      ) : null}
    </Card>
  )
}
