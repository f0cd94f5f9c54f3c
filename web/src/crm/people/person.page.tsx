import { showPerson } from '@firsthand/contract/crm/people'
import { useEffect } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Panels } from '../../shell/panels.tsx'
import { Introductions } from './introductions.tsx'
import { LogTouch } from './log-touch.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonHeader } from './person-header.tsx'
import css from './person.module.css'
import { words } from './person.words.ts'
import { PersonHistory } from './person-history.tsx'
import { Timeline } from './timeline.tsx'

/** "Who is this, what did they say, what do we owe them?" */
export default function PersonPage() {
  const id = useParam('person')
  const { data: person, failure, isPending, retry } = useOperation(showPerson, { person: id })
  const { may } = useYou()
  const go = useGo()
  const movedTo = person && person.id !== id ? person.id : undefined
  useEffect(() => {
    if (movedTo) go(`/people/${movedTo}`, { replace: true })
  }, [movedTo, go])
  return (
    <Page title={person?.name ?? words.person} crumbs={[{ label: words.people, path: '/people' }]}>
      {failure ? <Broken isPage error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={4} />
        </>
      ) : null}
      {person ? (
        <>
          <PersonHeader person={person} />
          <div className={css.columns}>
            <div className={css.main}>
              {may('member') ? <LogTouch person={person} /> : null}
              <Panels of="person" id={id} />
            </div>
            <div className={css.aside}>
              <PersonFacts person={person} mayChange={may('member')} />
              <Introductions person={person} mayChange={may('member')} />
              <Panels of="person-aside" id={id} />
            </div>
            <div className={css.later}>
              <Timeline person={id} />
              <Panels of="person-end" id={id} />
              {may('admin') ? <PersonHistory person={id} /> : null}
            </div>
          </div>
        </>
      ) : null}
    </Page>
  )
}
