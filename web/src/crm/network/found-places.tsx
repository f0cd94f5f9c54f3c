import type { Output } from '@firsthand/contract/core/operation'
import type { findKnowHow } from '@firsthand/contract/crm/know-how'
import { Button } from '@mantine/core'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { entrySays } from '../know-how/know-how.words.ts'
import css from './network.module.css'
import { words } from './network.words.ts'

/** What a word leads to: who of us knows about it, organisations with people of ours, and people. */
export function FoundPlaces({ q, found }: { q: string; found: Output<typeof findKnowHow> }) {
  const { knowHow, organisations, people } = found
  const mark = (id: string) => (found.noContact.includes(id) ? ` (${words.noContact})` : '')
  if (knowHow.length + organisations.length + people.length === 0)
    return (
      <EmptyState
        title={words.noneFound(q)}
        text={words.noneFoundText}
        action={
          <Button component={Link} href="/people/know-how">
            {words.writeKnowHow}
          </Button>
        }
      />
    )
  return (
    <>
      {knowHow.length > 0 ? (
        <Card title={words.knowHow} count={knowHow.length}>
          <ul className={css.places}>
            {knowHow.map((entry) => (
              <li key={entry.id}>
                {entry.person ? (
                  <>
                    <Link href={`/people/${entry.person.id}`}>{entry.person.name}</Link>
                    {mark(entry.person.id)}
                  </>
                ) : (
                  <strong>{entry.member?.name}</strong>
                )}{' '}
                {entrySays(entry)}
                {entry.note ? <small>{entry.note}</small> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {organisations.length > 0 ? (
        <Card title={words.organisation} count={organisations.length}>
          <ul className={css.places}>
            {organisations.map(({ id, name, people: there }) => (
              <li key={id}>
                <Link href={`/people/ways-in?organisation=${id}`}>{words.findWay(name)}</Link>
                <small>
                  {there.length === 0
                    ? words.nobodyThere
                    : there.map((each) => `${each.name}${mark(each.id)}`).join(', ')}
                </small>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {people.length > 0 ? (
        <Card title={words.person} count={people.length}>
          <ul className={css.places}>
            {people.map(({ id, name, organisation }) => (
              <li key={id}>
                <Link href={`/people/ways-in?person=${id}`}>{words.findWay(name)}</Link>
                {mark(id)}
                {organisation ? <small>{organisation.name}</small> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}
