import { type LiveView, liveMarks } from '@firsthand/contract/conversations/live'
import { liveState, momentOf, standingEntries } from '@firsthand/contract/conversations/live-rules'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatMoment } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { After } from './after.tsx'
import { EntryList } from './entry-list.tsx'
import { GuideTicks } from './guide-ticks.tsx'
import { keepPage } from './keep-page.ts'
import css from './live.module.css'
import { markKeys, marks, words } from './live.words.ts'
import { MarkButtons } from './mark-buttons.tsx'
import { NoteBox } from './note-box.tsx'
import { Photos } from './photos.tsx'
import { TimerBar } from './timer-bar.tsx'
import { type Live, useLive } from './use-live.ts'
import { useNow } from './use-now.ts'
import { WaitingNotice } from './waiting-notice.tsx'

export default function LivePage() {
  const id = useParam('conversation')
  const { memberId, name, may } = useYou()
  const you = useMemo(() => ({ id: memberId, name }), [memberId, name])
  const live = useLive(id, you)
  const { view, failure } = live
  const crumbs = [{ label: words.conversations, path: '/conversations' }]
  useEffect(() => {
    if (view) void keepPage()
  }, [view !== undefined]) // eslint-disable-line react-hooks/exhaustive-deps -- once, when there is a page to keep
  if (!view && failure) return <Broken isPage error={failure} retry={live.retry} />
  if (!view)
    return (
      <Page title={words.title} crumbs={crumbs}>
        <HeaderSkeleton />
        <CardSkeleton rows={6} />
      </Page>
    )
  return <Ongoing live={live} view={view} mayWrite={may('member')} />
}

function Ongoing({ live, view, mayWrite }: { live: Live; view: LiveView; mayWrite: boolean }) {
  const { entries, add } = live
  const [said, setSaid] = useState('')
  const note = useRef<HTMLTextAreaElement>(null)
  const isRunning = useMemo(() => liveState(entries, view.now).isRunning, [entries, view.now])
  const now = useNow(isRunning, live.skew)
  const state = useMemo(() => liveState(entries, now), [entries, now])
  const standing = useMemo(() => standingEntries(entries), [entries])
  const prompts = (view.guide?.sections ?? []).flatMap((section) =>
    section.prompts.filter(({ kind }) => kind === 'ask').map(({ id }) => ({ id, section: section.id })),
  )
  const next = prompts.find(({ id }) => !state.asked.has(id))

  const mark = (each: (typeof liveMarks)[number]) => {
    add({ kind: 'mark', mark: each })
    const at = momentOf({ at: now }, state.startedAt)
    setSaid(words.marked(marks[each], at === null ? words.notStarted : formatMoment(at)))
  }
  const toggle = () => add({ kind: state.isRunning ? 'pause' : 'start' })
  useHotkeyScope(
    [
      { keys: 't', does: words.keyTimer, group: words.keys, run: toggle },
      { keys: 'n', does: words.keyNote, group: words.keys, run: () => note.current?.focus() },
      {
        keys: 'a',
        does: words.keyAsked,
        group: words.keys,
        run: () => next && add({ kind: 'asked', of: next.id }),
      },
      ...liveMarks.map((each) => ({
        keys: markKeys[each],
        does: words.keyMark(marks[each]),
        group: words.keys,
        run: () => mark(each),
      })),
    ],
    { enabled: mayWrite },
  )
  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.conversations, path: '/conversations' },
        { label: view.title, path: `/conversations/${view.conversation}` },
      ]}
    >
      <PageHeader
        over={
          <span className={css.over}>
            {view.title}
            <Link href={`/conversations/${view.conversation}/prepare`}>{words.prepare}</Link>
          </span>
        }
        title={words.question(view.people.map(({ name }) => name))}
      />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <WaitingNotice live={live} />
      <div className={css.columns}>
        <div className={css.write}>
          <TimerBar
            state={state}
            planned={view.guide?.budgetMinutes ?? null}
            mayWrite={mayWrite}
            onToggle={toggle}
            onEnd={() => add({ kind: 'end' })}
          />
          {mayWrite ? <MarkButtons entries={standing} onMark={mark} /> : null}
          {mayWrite ? <NoteBox kind={view.kind} inputRef={note} onAdd={add} /> : null}
          {state.isEnded ? (
            <After live={live} view={view} state={state} standing={standing} mayWrite={mayWrite} />
          ) : null}
        </div>
        <div className={css.guide}>
          <GuideTicks view={view} state={state} mayWrite={mayWrite} onAdd={add} />
        </div>
        <div className={css.later}>
          <EntryList
            live={live}
            view={view}
            standing={standing}
            startedAt={state.startedAt}
            mayWrite={mayWrite}
          />
          <Photos
            conversation={view.conversation}
            people={view.people}
            waiting={live.waitingPhotos}
            onShoot={mayWrite ? live.shoot : undefined}
          />
        </div>
      </div>
    </Page>
  )
}
