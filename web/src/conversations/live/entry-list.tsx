import { makeSeenEvidence } from '@firsthand/contract/conversations/field-notes'
import type { LiveMark, LiveView } from '@firsthand/contract/conversations/live'
import { momentOf, partOfNote } from '@firsthand/contract/conversations/live-rules'
import { Button } from '@mantine/core'
import { useAct } from '../../api/hooks.ts'
import { formatMoment } from '../../kit/format.ts'
import { Section } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { usePointedTo } from '../../shell/use-pointed-to.ts'
import css from './live.module.css'
import { marks, words } from './live.words.ts'
import type { Live, ShownEntry } from './use-live.ts'

/** What everybody noted and marked, the latest first. */
export function EntryList({
  live,
  view,
  standing,
  startedAt,
  mayWrite,
}: {
  live: Live
  view: LiveView
  standing: ShownEntry[]
  startedAt: string | null
  mayWrite: boolean
}) {
  const { memberId } = useYou()
  const pointed = usePointedTo('note')
  const shown = standing.filter(({ kind }) => ['note', 'quote', 'seen', 'mark'].includes(kind)).toReversed()
  // Of two whose ids end alike, the later one.
  const found = shown.find(({ id }) => partOfNote(id) === pointed.place)
  const others = [
    ...new Set(shown.filter(({ member }) => member.id !== memberId).map(({ member }) => member.name)),
  ]
  const evidence = useAct(makeSeenEvidence, { onDone: () => showDone(words.evidenceMade) })
  return (
    <Section title={words.notes} count={shown.length || undefined}>
      {others.length > 0 ? <p className={css.quiet}>{words.others(others)}</p> : null}
      {shown.length === 0 ? <p className={css.quiet}>{words.noNotes}</p> : null}
      <ol className={css.entries}>
        {shown.map((entry) => {
          const at = momentOf(entry, startedAt)
          return (
            <li
              key={entry.id}
              className={css.entry}
              data-kind={entry.kind}
              {...(entry === found && pointed.at(pointed.place))}
            >
              <span className={css.at}>{at === null ? '–' : formatMoment(at)}</span>
              <div className={css.entryWords}>
                <Words entry={entry} />
                <span className={css.quiet}>
                  {entry.member.id === memberId ? '' : entry.member.name}
                  {entry.textId ? ` ${words.inText}` : ''}
                  {entry.isWaiting ? ` ${words.waitingShort}` : ''}
                </span>
              </div>
              {mayWrite && entry.kind === 'seen' && !entry.isWaiting ? (
                <Button
                  size="compact-xs"
                  onClick={() =>
                    evidence.act({
                      conversation: view.conversation,
                      entry: entry.id,
                      person: view.people.length === 1 ? view.people[0]!.id : null,
                    })
                  }
                >
                  {words.makeEvidence}
                </Button>
              ) : null}
              {mayWrite && entry.member.id === memberId && !entry.textId ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`${words.takeBack}: ${entry.body || marks[entry.mark as LiveMark]}`}
                  onClick={() => {
                    live.add({ kind: 'taken_back', of: entry.id })
                    showDone(words.takenBack)
                  }}
                >
                  {words.takeBack}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

function Words({ entry }: { entry: ShownEntry }) {
  if (entry.kind === 'mark') return <span className={css.marked}>{marks[entry.mark as LiveMark]}</span>
  if (entry.kind === 'quote')
    return (
      <q className={css.quote} dir="auto">
        {entry.body}
      </q>
    )
  return (
    <span dir="auto">
      {entry.body}
      {entry.place ? <span className={css.quiet}> ({entry.place})</span> : null}
    </span>
  )
}
