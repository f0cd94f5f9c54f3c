import type { CorrectionStep } from '@firsthand/contract/evidence/corrections'
import type { TextView } from '@firsthand/contract/evidence/texts'
import { correctText, correctionLimits, restoreVersion } from '@firsthand/contract/evidence/versions'
import { Button, Modal } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { type KeyboardEvent, type Ref, useMemo, useRef, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { focusSoon } from '../../kit/focus-soon.ts'
import { formatMoment } from '../../kit/format.ts'
import { Refused } from '../../kit/refused.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { Broken } from '../../shell/mishap.tsx'
import { LeaveGuard } from '../../shell/leave-guard.tsx'
import { useTurnWindow } from '../texts/reader/use-turn-window.ts'
import { useTurns } from '../texts/reader/use-turns.ts'
import { speakerName } from '../texts/speakers.ts'
import { CorrectTurn, type TurnActs } from './correct-turn.tsx'
import css from './correct.module.css'
import { words } from './corrections.words.ts'
import { stepsOfEdit, stepsOfSplit } from './draft.ts'
import { type CorrectionDraft, useDraft } from './use-draft.ts'

/** A text to correct, turn by turn; nothing is kept before it is saved as a new version. */
export function CorrectText({ text, onLeave }: { text: TextView; onLeave: () => void }) {
  const turns = useTurns(text.version, { from: 0, to: text.version.turnCount })
  const read = useMemo(
    () => (turns.isAll ? turns.answers.flatMap((items) => items ?? []) : undefined),
    [turns.isAll, turns.answers],
  )
  if (turns.failure) return <Broken error={turns.failure} retry={turns.retry} />
  if (!read) return <QuoteSkeleton count={6} />
  return <Correcting {...{ text, read, onLeave }} />
}

function Correcting({
  text,
  read,
  onLeave,
}: {
  text: TextView
  read: Parameters<typeof useDraft>[1]
  onLeave: () => void
}) {
  const draft = useDraft(text, read)
  const { turns } = draft
  const [active, setActive] = useState(0)
  const [writing, setWriting] = useState<number>()
  const list = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const speakers = useMemo(() => new Map(text.speakers.map((each) => [each.id, each])), [text.speakers])
  const { virtualizer, items, scrollMargin } = useTurnWindow(
    { list, bar },
    { count: turns.length, bodyOf: (turn) => turns[turn]?.body, keeps: [active, writing] },
  )

  function focus(turn: number) {
    const to = Math.max(0, Math.min(turns.length - 1, turn))
    setActive(to)
    virtualizer.scrollToIndex(to, { align: 'auto' })
    focusSoon(() => list.current?.querySelector<HTMLElement>(`[data-position="${to}"]`), { leaves: true })
  }
  const open = (turn: number) => {
    setActive(turn)
    setWriting(turn)
  }

  function actsOf(turn: number): TurnActs {
    const there = turns[turn]!
    const written = (body: string) => stepsOfEdit(turn, there.body, body)
    return {
      write: (body) => draft.add(written(body)),
      split: (body, caret) => {
        const split = stepsOfSplit(turn, body, caret)
        draft.add([...written(body), ...split])
        if (split.length > 0) open(turn + 1)
      },
      join: (body) => {
        draft.add([...written(body), { does: 'join', turn: turn - 1, between: ' ' }])
        open(turn - 1)
      },
      insert: (body) => {
        const fresh: CorrectionStep = {
          does: 'insert',
          turn: turn + 1,
          words: words.newTurn,
          speaker: there.speakerId,
          startsMs: there.endsMs,
          endsMs: null,
        }
        draft.add([...written(body), fresh])
        open(turn + 1)
      },
      remove: () => {
        if (turns.length > 1) draft.add([{ does: 'remove', turn }])
        setWriting(undefined)
        focus(Math.min(turn, turns.length - 2))
      },
      assign: (speaker) => draft.add([{ does: 'assign', turn, speaker }]),
      time: (startsMs) =>
        draft.add([
          {
            does: 'time',
            turn,
            startsMs,
            endsMs:
              there.endsMs !== null && startsMs !== null && there.endsMs < startsMs ? null : there.endsMs,
          },
        ]),
      leave: (body, by) => {
        draft.add(written(body))
        setWriting(undefined)
        if (by === undefined) focus(turn)
        else open(Math.max(0, Math.min(turns.length - 1, turn + by)))
      },
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (writing !== undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    if (target.dataset.position === undefined) return
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    if (by === undefined) open(active)
    else focus(active + by)
  }

  return (
    <section className={css.correct} aria-label={words.correcting}>
      <SaveBar ref={bar} {...{ text, draft, onLeave }} onTakeBack={() => setWriting(undefined)} />
      <p className={css.hint}>{words.keys}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the turns within take the focus */}
      <div
        ref={list}
        className={css.turns}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const turn = turns[item.index]!
          const speaker = speakerName(turn.speakerId ? speakers.get(turn.speakerId) : undefined)
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={css.turn}
              style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
            >
              {writing === item.index ? (
                <CorrectTurn
                  turn={turn}
                  position={item.index}
                  speakers={text.speakers}
                  acts={actsOf(item.index)}
                />
              ) : (
                <button
                  type="button"
                  className={css.said}
                  data-position={item.index}
                  tabIndex={item.index === active ? 0 : -1}
                  onFocus={() => setActive(item.index)}
                  onClick={() => open(item.index)}
                >
                  <span className={css.gutter}>
                    <span>{speaker}</span>
                    {turn.startsMs === null ? null : <time>{formatMoment(turn.startsMs)}</time>}
                  </span>
                  <span dir="auto" className={css.body}>
                    {turn.body}
                  </span>
                </button>
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

type SaveBarProps = {
  ref: Ref<HTMLDivElement>
  text: TextView
  draft: CorrectionDraft
  onLeave: () => void
  onTakeBack: () => void
}

function SaveBar({ ref, text, draft, onLeave, onTakeBack }: SaveBarProps) {
  const [note, setNote] = useState('')
  const [isLeaving, setLeaving] = useState(false)
  const clipboard = useClipboard()
  const restore = useAct(restoreVersion, { onDone: () => showDone(words.undone) })
  const reread = useAct(correctText, {
    shownInPlace: true,
    onDone: ({ version, carried }) => {
      onLeave()
      showUndo(words.saved(version.number, carried), () =>
        restore.act({ text: text.id, version: version.id, restores: draft.version }),
      )
    },
  })
  const save = () => {
    if (draft.count > 0) reread.act({ text: text.id, version: draft.version, steps: draft.steps, note })
  }
  const leave = () => (draft.count > 0 ? setLeaving(true) : onLeave())
  useHotkeyScope([
    { keys: 'mod+s', does: words.save, group: words.group, run: save },
    { keys: 'mod+z', does: words.takeBack, group: words.group, run: () => (onTakeBack(), draft.takeBack()) },
  ])
  return (
    <div ref={ref} className={css.bar}>
      <LeaveGuard isUnsaved={draft.count > 0} />
      <div className={css.barRow}>
        <output aria-live="polite">{words.count(draft.count)}</output>
        <TextField
          size="xs"
          aria-label={words.note}
          placeholder={words.notePlaceholder}
          value={note}
          limits={upTo(correctionLimits.note)}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          size="xs"
          disabled={draft.count === 0}
          onClick={() => {
            onTakeBack()
            draft.takeBack()
          }}
        >
          {words.takeBack}
        </Button>
        <Button size="xs" onClick={leave}>
          {words.leave}
        </Button>
        <Button
          size="xs"
          variant="filled"
          disabled={draft.count === 0}
          loading={reread.isActing}
          onClick={save}
        >
          {words.save}
        </Button>
      </div>
      {reread.failure ? (
        <Refused
          title={reread.failure.message}
          code={reread.failure.code}
          actions={
            <Button
              onClick={() => {
                clipboard.copy(draft.turns.map(({ body }) => body).join('\n\n'))
                showDone(words.copied)
              }}
            >
              {words.copyMine}
            </Button>
          }
        />
      ) : null}
      <Modal opened={isLeaving} onClose={() => setLeaving(false)} title={words.leaveSure}>
        <p>{words.leaveLost(draft.count)}</p>
        <div className={css.acts}>
          <Button onClick={onLeave}>{words.discard}</Button>
          <Button variant="filled" onClick={() => setLeaving(false)}>
            {words.stay}
          </Button>
        </div>
      </Modal>
    </div>
  )
}
