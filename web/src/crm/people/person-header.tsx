import { ActionIcon, Button } from '@mantine/core'
import { type PersonView, archivePerson, restorePerson } from '@firsthand/contract/crm/people'
import { useAct } from '../../api/hooks.ts'
import { daysSince, relativeDays } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { contactTypeWords } from '../crm.words.ts'
import { NextTouch } from './person-table.tsx'
import { Snooze } from './snooze.tsx'
import css from './person.module.css'
import { words } from './person.words.ts'

/** Who this is at a glance, and when we talked and will talk. */
export function PersonHeader({ person }: { person: PersonView }) {
  const { may } = useYou()
  const go = useGo()
  const restore = useAct(restorePerson, { onDone: () => showDone(words.wasRestored(person.name)) })
  const archive = useAct(archivePerson, {
    onDone: () => showUndo(words.wasArchived(person.name), () => restore.act({ person: person.id })),
  })
  return (
    <>
      <PageHeader
        over={words.question}
        title={person.name}
        lead={
          <span className={css.lead}>
            {person.roleTitle ? <span>{person.roleTitle}</span> : null}
            {person.organisation ? (
              <Link href={`/organisations/${person.organisation.id}`}>{person.organisation.name}</Link>
            ) : null}
            {person.contactTypes.map((type) => (
              <Tag key={type}>{contactTypeWords[type]}</Tag>
            ))}
            {person.mayContact ? null : <Tag>{words.noContact}</Tag>}
            {person.archivedAt ? <Tag>{words.archived}</Tag> : null}
          </span>
        }
        actions={
          may('member') ? (
            <>
              {person.archivedAt ? (
                <Button onClick={() => restore.act({ person: person.id })}>{words.restore}</Button>
              ) : (
                <>
                  <Snooze person={person} />
                  <Button onClick={() => go(`/people/merge?one=${person.id}`)}>{words.mergeWith}</Button>
                  <ActionIcon
                    aria-label={words.archive}
                    title={words.archive}
                    onClick={() => archive.act({ person: person.id })}
                  >
                    <Icon name="archive" />
                  </ActionIcon>
                </>
              )}
            </>
          ) : null
        }
      />
      {person.emails[0] || person.phones[0] ? (
        <p className={css.reach}>
          {person.phones[0] ? (
            <Way may={person.mayContact} to={`tel:${dialled(person.phones[0].phone)}`}>
              {person.phones[0].phone}
            </Way>
          ) : null}
          {person.emails[0] ? (
            <Way may={person.mayContact} to={`mailto:${person.emails[0].email}`}>
              {person.emails[0].email}
            </Way>
          ) : null}
        </p>
      ) : null}
      <dl className={css.facts}>
        <div>
          <dt>{words.lastTouch}</dt>
          <dd>
            <Freshness days={person.lastTouchAt ? daysSince(person.lastTouchAt) : null} />
          </dd>
        </div>
        <div>
          <dt>{words.nextTouch}</dt>
          <dd>{nextOf(person)}</dd>
        </div>
        <div>
          <dt>{words.talked}</dt>
          <dd>{words.times(person.talkedCount, person.touchpointCount)}</dd>
        </div>
        {person.introducedBy ? (
          <div>
            <dt>{words.introducedBy}</dt>
            <dd>
              <Link href={`/people/${person.introducedBy.introducer.id}`}>
                {person.introducedBy.introducer.name}
              </Link>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{words.knownSince}</dt>
          <dd>{relativeDays(person.knownSince)}</dd>
        </div>
      </dl>
    </>
  )
}

/** An address to press, or only to read where nobody is to use it. */
function Way({ may, to, children }: { may: boolean; to: string; children: string }) {
  return may ? <a href={to}>{children}</a> : <span className={css.unused}>{children}</span>
}

function nextOf({ mayContact, nextTouchAt }: PersonView) {
  if (!mayContact) return words.noContact
  return nextTouchAt ? <NextTouch at={nextTouchAt} /> : words.noNext
}

/** A number as a telephone takes it; what stands behind it, such as an extension, is dialled by hand. */
function dialled(phone: string): string {
  return phone.replace(/(?!^\+)[^\d]/g, '')
}
