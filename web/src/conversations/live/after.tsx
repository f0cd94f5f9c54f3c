import { showConversation } from '@firsthand/contract/conversations/conversations'
import { type LiveView, finishLive, liveLimits } from '@firsthand/contract/conversations/live'
import type { LiveState } from '@firsthand/contract/conversations/live-rules'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { TextAreaField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import css from './live.module.css'
import { words } from './live.words.ts'
import type { Live, ShownEntry } from './use-live.ts'

const ticked = ['thank', 'promises', 'who_else'] as const

/** Right after: what is easily forgotten, and the notes as a text. */
export function After({
  live,
  view,
  state,
  standing,
  mayWrite,
}: {
  live: Live
  view: LiveView
  state: LiveState
  standing: ShownEntry[]
  mayWrite: boolean
}) {
  const go = useGo()
  const finish = useAct(finishLive, {
    invalidates: [showConversation],
    onDone: ({ lines }) => {
      showDone(words.finished(lines))
      go(`/conversations/${view.conversation}`)
    },
  })
  const left = standing.filter(
    ({ kind, textId }) => textId === null && ['note', 'quote', 'seen', 'mark'].includes(kind),
  )
  const hasText = standing.some(({ textId }) => textId !== null)
  const person = view.people[0]?.id
  const doing: Partial<Record<(typeof ticked)[number], string>> = person
    ? {
        thank: `/touch?person=${person}`,
        promises: `/people/${person}`,
        who_else: `/people/referrals?ask=yes&person=${person}`,
      }
    : {}
  return (
    <Card title={words.afterTitle}>
      <ul className={css.after}>
        {ticked.map((each) => {
          const done = state.done.get(each)
          const path = doing[each]
          return (
            <li key={each}>
              <Checkbox
                label={words.after[each]}
                checked={done !== undefined}
                disabled={!mayWrite}
                onChange={() =>
                  live.add(done ? { kind: 'taken_back', of: done.id } : { kind: 'done', mark: each })
                }
              />
              {path ? <Link href={path}>{words.afterDo[each]}</Link> : null}
            </li>
          )
        })}
        <li className={css.shouldHave}>
          <b>{words.after.should_have_asked}</b>
          <Answer done={state.done.get('should_have_asked')?.body} live={live} mayWrite={mayWrite} />
        </li>
      </ul>
      {mayWrite && (left.length > 0 || !view.heldAt) ? (
        <Button
          variant="filled"
          loading={finish.isActing}
          disabled={live.waiting > 0}
          onClick={() => finish.act({ conversation: view.conversation })}
        >
          {hasText ? words.addLate(left.length) : words.finish}
        </Button>
      ) : (
        <Link href={`/conversations/${view.conversation}`}>{words.open}</Link>
      )}
    </Card>
  )
}

function Answer({ done, live, mayWrite }: { done: string | undefined; live: Live; mayWrite: boolean }) {
  const [body, setBody] = useState('')
  if (done !== undefined) return <p className={css.answer}>{done}</p>
  if (!mayWrite) return null
  return (
    <form
      className={css.boxLine}
      onSubmit={(event) => {
        event.preventDefault()
        if (body.trim() !== '') live.add({ kind: 'done', mark: 'should_have_asked', body: body.trim() })
      }}
    >
      <TextAreaField
        aria-label={words.answer}
        placeholder={words.answer}
        autosize
        minRows={1}
        limits={upTo(liveLimits.body)}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        className={css.boxWords}
      />
      <Button type="submit">{words.add}</Button>
    </form>
  )
}
