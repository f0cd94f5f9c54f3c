import {
  type RedactionView,
  liftRedaction,
  listRedactions,
  redactionLimits,
  revealRedaction,
} from '@firsthand/contract/evidence/redaction'
import type { TextView } from '@firsthand/contract/evidence/texts'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { formatDate } from '../../kit/format.ts'
import { Refused } from '../../kit/refused.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { HideName } from './hide-name.tsx'
import css from './redaction.module.css'
import { words } from './redaction.words.ts'

/** What is hidden in a text, by whom, and the way back; never the words, unless an administrator says why. */
export function HiddenDrawer({ text, onClose }: { text: TextView; onClose: () => void }) {
  const { may } = useYou()
  const { data, failure, retry } = useOperation(listRedactions, { text: text.id })
  const people = [
    ...new Map(text.speakers.flatMap(({ person }) => person ?? []).map((one) => [one.id, one])).values(),
  ]
  return (
    <Drawer opened onClose={onClose} title={words.listTitle}>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {!data && !failure ? <ListSkeleton rows={3} /> : null}
      {data?.items.length === 0 ? <p className={css.quiet}>{words.empty}</p> : null}
      <ul className={css.list}>
        {data?.items.map((redaction) => (
          <Hidden key={redaction.id} redaction={redaction} />
        ))}
      </ul>
      {people.map((person) => (
        <OfPerson key={person.id} person={person} />
      ))}
      {may('member') && people.length > 0 ? <HideName people={people} /> : null}
    </Drawer>
  )
}

/** What is hidden in everything that one of its speakers says. */
function OfPerson({ person }: { person: { id: string; name: string } }) {
  const { data } = useOperation(listRedactions, { person: person.id })
  if (!data || data.items.length === 0) return null
  return (
    <section aria-label={words.ofPerson(person.name)}>
      <h3 className={css.of}>{words.ofPerson(person.name)}</h3>
      <ul className={css.list}>
        {data.items.map((redaction) => (
          <Hidden key={redaction.id} redaction={redaction} />
        ))}
      </ul>
    </section>
  )
}

function Hidden({ redaction }: { redaction: RedactionView }) {
  const { may, memberId } = useYou()
  const [isAsking, setAsking] = useState(false)
  const lift = useAct(liftRedaction, { onDone: () => showDone(words.shown) })
  const mayLift = may('admin') || redaction.by?.id === memberId
  return (
    <li>
      <strong dir="auto">{redaction.replacement}</strong>
      <p>{words.about(redaction)}</p>
      <p>
        {redaction.liftedBy
          ? words.lifted(redaction.liftedBy.name)
          : words.by(redaction.by?.name ?? '', formatDate(redaction.createdAt))}
      </p>
      {redaction.liftedAt ? null : (
        <div className={css.acts}>
          {mayLift ? (
            <Button size="xs" loading={lift.isActing} onClick={() => lift.act({ redaction: redaction.id })}>
              {words.lift}
            </Button>
          ) : null}
          {may('admin') && !isAsking ? (
            <Button size="xs" variant="subtle" onClick={() => setAsking(true)}>
              {words.reveal}
            </Button>
          ) : null}
        </div>
      )}
      {isAsking ? <Beneath redaction={redaction.id} /> : null}
    </li>
  )
}

function Beneath({ redaction }: { redaction: string }) {
  const [reason, setReason] = useState('')
  const reveal = useAct(revealRedaction, { shownInPlace: true, invalidates: [] })
  function look(event: FormEvent) {
    event.preventDefault()
    reveal.act({ redaction, reason })
  }
  if (reveal.output)
    return (
      <blockquote className={css.words} dir="auto" aria-label={words.beneath}>
        {reveal.output.words.join(', ')}
      </blockquote>
    )
  return (
    <form onSubmit={look} className={css.reason}>
      <TextField
        label={words.reason}
        description={words.reasonHint}
        limits={upTo(redactionLimits.reason)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {reveal.failure ? (
        <Refused title={reveal.failure.message} todo={reveal.failure.problems?.[0]?.message} />
      ) : null}
      <Button type="submit" size="xs" loading={reveal.isActing} disabled={reason.trim() === ''}>
        {words.look}
      </Button>
    </form>
  )
}
