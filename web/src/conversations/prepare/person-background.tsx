import {
  type BackgroundAspect,
  type BackgroundView,
  type PreparedPerson,
  BackgroundAspect as aspects,
  backgroundLimits,
  judgeBackground,
  noteBackground,
  removeBackground,
  showPreparation,
} from '@firsthand/contract/conversations/prepare'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { QuoteCard } from '../../kit/quote-card.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import css from './prepare.module.css'
import { words } from './prepare.words.ts'

/** What we know of somebody, and which of it we only believe. */
export function PersonBackground({ person }: { person: PreparedPerson }) {
  const { may } = useYou()
  const assumed = person.background.filter(({ basis }) => basis === 'assumed').map((line) => line.words)
  const wary =
    person.background.length === 0
      ? words.waryNone
      : assumed.length === 0
        ? words.warySo
        : words.wary(assumed, person.background.length)
  const facts = [person.organisation, ...person.contactTypes.map((type) => type.replaceAll('_', ' '))]
  return (
    <Card
      title={words.backgroundTitle(person.name)}
      count={facts.filter(Boolean).join(' · ')}
      href={`/people/${person.id}`}
    >
      <p className={css.wary}>{wary}</p>
      {person.background.map((line) => (
        <Line key={line.id} line={line} mayWrite={may('member')} />
      ))}
      {may('member') ? <AddLine person={person.id} /> : null}
      {person.promises.length > 0 ? (
        <>
          <h3 className={css.small}>{words.promises}</h3>
          <ul className={css.plain}>
            {person.promises.map((promise) => (
              <li key={promise.words}>
                <bdi>{promise.words}</bdi>{' '}
                <span className={css.quiet}>{words.promised(promise.member, promise.dueOn)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 className={css.small}>{words.earlier}</h3>
      {person.conversations.length === 0 ? <p className={css.quiet}>{words.noEarlier}</p> : null}
      <ul className={css.plain}>
        {person.conversations.map(({ id, title, heldAt }) => (
          <li key={id}>
            <Link href={`/conversations/${id}`}>{title}</Link>{' '}
            <span className={css.quiet}>{formatDate(heldAt)}</span>
          </li>
        ))}
      </ul>
      <h3 className={css.small}>{words.heard}</h3>
      {person.evidence.length === 0 ? <p className={css.quiet}>{words.noHeard}</p> : null}
      <div className={css.heard}>
        {person.evidence.map(({ id, kind, words: said, happenedAt, isFirstHand }) => (
          <QuoteCard key={id} words={said} kind={kind} relayed={!isFirstHand} date={happenedAt} lines={3} />
        ))}
      </div>
    </Card>
  )
}

function Line({ line, mayWrite }: { line: BackgroundView; mayWrite: boolean }) {
  const judge = useAct(judgeBackground, { invalidates: [showPreparation] })
  const remove = useAct(removeBackground, { invalidates: [showPreparation] })
  const isHeard = line.basis === 'heard'
  return (
    <CardRow
      actions={
        mayWrite ? (
          <>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={isHeard ? words.assumedItOf(line.words) : words.heardItOf(line.words)}
              onClick={() => judge.act({ background: line.id, basis: isHeard ? 'assumed' : 'heard' })}
            >
              {isHeard ? words.assumedIt : words.heardIt}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={words.removeOf(line.words)}
              onClick={() => remove.act({ background: line.id })}
            >
              {words.remove}
            </Button>
          </>
        ) : undefined
      }
    >
      <span className={css.line} dir="auto">
        {line.words}
      </span>{' '}
      <span className={css.quiet}>
        {words.aspects[line.aspect]} ·{' '}
        <span data-assumed={!isHeard || undefined}>{words.basis[line.basis]}</span>
      </span>
    </CardRow>
  )
}

function AddLine({ person }: { person: string }) {
  const [line, setLine] = useState('')
  const [aspect, setAspect] = useState<BackgroundAspect>('pressure')
  const note = useAct(noteBackground, { invalidates: [showPreparation], onDone: () => setLine('') })
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (line.trim() !== '') note.act({ person, aspect, words: line.trim() })
      }}
    >
      <NativeSelect
        aria-label={words.aspectLabel}
        value={aspect}
        onChange={(event) => setAspect(aspects.parse(event.currentTarget.value))}
        data={aspects.options.map((value) => ({ value, label: words.aspects[value] }))}
      />
      <TextField
        aria-label={words.add}
        placeholder={words.add}
        limits={upTo(backgroundLimits.words)}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
        className={css.addWords}
      />
      <Button type="submit" loading={note.isActing}>
        {words.keep}
      </Button>
    </form>
  )
}
