import type { ConversationView } from '@firsthand/contract/conversations/conversations'
import type { TextView } from '@firsthand/contract/evidence/texts'
import type { ReactNode } from 'react'
import { soleVoice } from '../evidence/texts/sole-voice.ts'
import { words as textWords } from '../evidence/texts/texts.words.ts'
import { formatDateTime } from '../kit/format.ts'
import { Link } from '../kit/link.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { PersonChip } from '../kit/person-chip.tsx'
import { useYou } from '../shell/account.ts'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'

/** Who was there, when, how long, and who talked how much. */
export function ConversationHeader({
  conversation,
  text,
  actions,
}: {
  conversation: ConversationView
  text: TextView | undefined
  actions: ReactNode
}) {
  const { memberId } = useYou()
  const { kind, title, people, members, minutes, study, happenedAt, heldAt, place, timeZone } = conversation
  const when = formatDateTime(happenedAt, timeZone ? { zone: timeZone } : {})
  const talk = text?.talk
    ? [textWords.talk(text.talk, soleVoice(text, memberId)), textWords.longest(text.talk)]
        .filter(Boolean)
        .join(' ')
    : undefined
  const names = members.map(({ name }) => name)
  const ofUs = heldAt
    ? names.length > 0
      ? words.of(names)
      : words.nobodyOfUs
    : names.length > 0
      ? words.willBe(names)
      : words.nobodyYet
  return (
    <PageHeader
      over={
        <span className={css.facts}>
          <span>
            {[
              words.kinds[kind],
              when,
              heldAt ? '' : words.planned,
              minutes ? words.minutesLong(minutes) : '',
              place,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {study ? <Link href={`/studies/${study.id}`}>{study.title}</Link> : null}
        </span>
      }
      title={title}
      lead={
        <span className={css.facts}>
          {people.length === 0 ? <span>{words.nobody}</span> : null}
          {people.map((person) => (
            <PersonChip
              key={person.id}
              name={person.name}
              types={person.contactTypes.map((type) => type.replaceAll('_', ' '))}
              href={`/people/${person.id}`}
            />
          ))}
          <span>{ofUs}.</span>
          {talk ? <span>{talk}</span> : null}
        </span>
      }
      actions={actions}
    />
  )
}
