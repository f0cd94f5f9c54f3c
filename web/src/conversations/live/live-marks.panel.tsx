import { listPhotos } from '@firsthand/contract/conversations/field-notes'
import { showConversation } from '@firsthand/contract/conversations/conversations'
import { type LiveMark, sendLive, showLive } from '@firsthand/contract/conversations/live'
import { liveState, momentOf, standingEntries } from '@firsthand/contract/conversations/live-rules'
import { type TurnView, showText } from '@firsthand/contract/evidence/texts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWholeText } from '../../evidence/texts/whole-text.ts'
import { formatMoment } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import { newEntryId } from './entry-id.ts'
import css from './live.module.css'
import { marks, words } from './live.words.ts'
import { Photos } from './photos.tsx'

/** What was marked live, laid over the transcript: each mark with the words that were said then. */
export default function LiveMarks({ id }: { id: string }) {
  const { may } = useYou()
  const { data: live } = useOperation(showLive, { conversation: id })
  const { data: conversation } = useOperation(showConversation, { conversation: id })
  const { data: photos } = useOperation(listPhotos, { conversation: id })
  const textId = conversation?.texts.find(({ kind }) => kind === 'transcript')?.id
  const { data: text } = useOperation(showText, { text: textId ?? '' }, { enabled: textId !== undefined })
  const turns = useWholeText(text?.version.id)
  if (!live || !conversation) return null
  const state = liveState(live.entries, live.now)
  const marked = standingEntries(live.entries).filter(({ kind }) => kind === 'mark')
  const hasPhotos = (photos?.items.length ?? 0) > 0
  if (marked.length === 0 && !hasPhotos) return null
  const timed = turns?.some(({ startsMs }) => startsMs !== null)
  const offset = textId ? (state.offsets.get(textId) ?? 0) : 0
  return (
    <>
      {hasPhotos ? <Photos conversation={id} people={live.people} onShoot={undefined} /> : null}
      {marked.length > 0 ? (
        <Section
          title={words.panelTitle}
          count={marked.length}
          actions={<Link href={`/conversations/${id}/live`}>{words.panelShow}</Link>}
        >
          {textId && turns && !timed ? <p className={css.quiet}>{words.panelNoTimes}</p> : null}
          {textId && timed && may('member') ? (
            <Offset key={offset} conversation={id} text={textId} offset={offset} />
          ) : null}
          <ol className={css.entries}>
            {marked.map((entry) => {
              const at = momentOf(entry, state.startedAt)
              const turn = at === null || !timed ? undefined : turnAt(turns ?? [], at - offset)
              return (
                <li key={entry.id} className={css.entry}>
                  <span className={css.at}>{at === null ? '–' : formatMoment(at)}</span>
                  <div className={css.entryWords}>
                    <span className={css.marked}>{marks[entry.mark as LiveMark]}</span>{' '}
                    <span className={css.quiet}>{entry.member.name}</span>
                    {turn ? (
                      <>
                        {' '}
                        <Link href={`/conversations/${id}?text=${textId}&range=${turn.position}`}>
                          <q className={css.quote} dir="auto">
                            {cut(turn.body)}
                          </q>
                        </Link>
                      </>
                    ) : null}
                  </div>
                </li>
              )
            })}
          </ol>
        </Section>
      ) : null}
    </>
  )
}

function Offset({ conversation, text, offset }: { conversation: string; text: string; offset: number }) {
  const [seconds, setSeconds] = useState(String(offset / 1000))
  const send = useAct(sendLive, { invalidates: [showLive] })
  const value = Number(seconds.replace(',', '.'))
  return (
    <form
      className={css.boxLine}
      onSubmit={(event) => {
        event.preventDefault()
        const at = new Date().toISOString()
        if (!Number.isFinite(value) || Math.abs(value) > 86_400) return
        const entry = {
          id: newEntryId(),
          kind: 'offset' as const,
          at,
          of: text,
          number: Math.round(value * 1000),
        }
        send.act({ conversation, clock: at, entries: [entry] })
      }}
    >
      <TextInput
        label={words.panelOffset}
        inputMode="decimal"
        value={seconds}
        onChange={(event) => setSeconds(event.currentTarget.value)}
        className={css.boxWords}
      />
      <Button type="submit" loading={send.isActing}>
        {words.add}
      </Button>
    </form>
  )
}

/** The turn that is being said at a moment: the last that had begun. */
function turnAt(turns: TurnView[], ms: number): TurnView | undefined {
  return turns.findLast(({ startsMs }) => startsMs !== null && startsMs <= ms)
}

function cut(body: string): string {
  return body.length > 160 ? `${body.slice(0, 157)}…` : body
}
