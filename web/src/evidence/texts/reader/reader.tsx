import type { TextRange } from '@firsthand/contract/evidence/ranges'
import type { TextView, TurnView } from '@firsthand/contract/evidence/texts'
import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useHotkeyScope } from '../../../kit/use-hotkey-scope.ts'
import { Broken } from '../../../shell/mishap.tsx'
import { words as mediaWords } from '../../media/media.words.ts'
import type { Playback } from '../../media/playback.ts'
import { silence, useFollow, usePlayFrom } from '../../media/use-follow.ts'
import { writeRange } from '../moment-path.ts'
import { words } from '../texts.words.ts'
import { groupByTurn } from './by-turn.ts'
import { drawnOf, reaches } from './drawn.ts'
import { FindBar } from './find-bar.tsx'
import css from './reader.module.css'
import { TurnSkeleton } from './turn-skeleton.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { wordsIn } from './tidy-range.ts'
import { TurnRow, turnLabel } from './turn-row.tsx'
import { useFind } from './use-find.ts'
import { useSelected } from './use-selected.ts'
import { useTurnFocus } from './use-turn-focus.ts'
import { useTurnWindow } from './use-turn-window.ts'
import { useTurns } from './use-turns.ts'

export type Draft = { range: TextRange; words: string; speakerId: string | null }

export type ReaderProps = {
  text: TextView
  /** Drawn at the top, and left behind as one reads on. */
  above?: ReactNode
  /** Drawn below it and kept in sight: the meter strip. */
  strip?: (reading: { at: number; go: (turn: number) => void }) => ReactNode
  /** What plays beside it, and where the text begins in that. */
  playing?: { playback: Playback; offsetMs: number } | undefined
  /** Hears which turn has the focus. */
  onFocusTurn?: (turn: TurnView | undefined) => void
  /** Words that an address points to. */
  moment?: TextRange | undefined
  /** What is being made into evidence; it stays drawn meanwhile. */
  draft: Draft | undefined
  /** A form about it is open, and would be lost if something else was selected. */
  isMaking?: boolean
  opened: string | undefined
  onOpen: (highlight: string) => void
  /** Undefined for those who may only read. */
  onDraft?: ((draft: Draft) => void) | undefined
  /** Asked to make the selected words evidence by giving them a code. */
  onCode?: ((draft: Draft) => void) | undefined
  /** Asked to hide the selected words. */
  onHide?: ((draft: Draft) => void) | undefined
  /** What the button beside a selection says, where it is not to make evidence. */
  draftLabel?: string | undefined
}

/** The words of a text, however long: read, found, selected with pointer, finger or keys, with what was made of them marked. */
export function Reader({
  text,
  above,
  strip,
  playing,
  onFocusTurn,
  moment,
  draft,
  isMaking = false,
  opened,
  onOpen,
  onDraft,
  onCode,
  onHide,
  draftLabel,
}: ReaderProps) {
  const list = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const { turnCount } = text.version
  const [looked, setLooked] = useState({ from: moment?.startTurn ?? 0, to: moment?.startTurn ?? 0 })
  const turns = useTurns(text.version, looked)
  const selecting = useSelected(list, turns.bodyOf)
  const find = useFind(turns)
  const focus = useTurnFocus(list, turnCount)
  const view = useTurnWindow(
    { list, bar },
    { count: turnCount, bodyOf: turns.bodyOf, keeps: [focus.active, selecting.began] },
  )
  const { virtualizer, items, scrollMargin } = view
  const { from, to } = view.looksAt
  if (looked.from !== from || looked.to !== to) setLooked({ from, to })

  const go = (turn: number, align: 'start' | 'center' | 'auto' = 'start') =>
    virtualizer.scrollToIndex(turn, { align })
  focus.bring(go)
  const isThere = moment !== undefined && turns.turnAt(moment.startTurn) !== undefined
  useEffect(() => {
    if (isThere && moment) virtualizer.scrollToIndex(moment.startTurn, { align: 'center' })
    // oxlint-disable-next-line react/exhaustive-deps -- once for each address, when its words are here
  }, [isThere, moment?.startTurn, moment?.startOffset])
  const heard = useFollow({
    playback: playing?.playback ?? silence,
    offsetMs: playing?.offsetMs ?? 0,
    answers: turns.answers,
    list,
    go: (turn) => go(turn, 'center'),
  })
  const play = usePlayFrom(playing)
  const focusedTurn = focus.active === undefined ? undefined : turns.turnAt(focus.active)
  useEffect(() => onFocusTurn?.(focusedTurn), [focusedTurn, onFocusTurn])
  const found = find.current
  useEffect(() => {
    if (found) virtualizer.scrollToIndex(found.turn, { align: 'center' })
    // oxlint-disable-next-line react/exhaustive-deps -- once for each place that is found
  }, [found?.turn, found?.from])

  const { selected } = selecting
  const drawn = drawnOf({
    draft,
    picked: selected?.by === 'keys' ? selected.range : undefined,
    found,
    moment,
  })
  const drawnId = drawn && writeRange(drawn.range)
  // oxlint-disable-next-line react/exhaustive-deps -- the same range is made anew at each rendering
  const steady = useMemo(() => drawn, [drawn?.id, drawnId])
  const speakers = useMemo(
    () => new Map(text.speakers.map((speaker) => [speaker.id, speaker])),
    [text.speakers],
  )
  const highlightsOf = useMemo(() => groupByTurn(text.highlights), [text.highlights])

  function takeTo(hear: ((draft: Draft) => void) | undefined) {
    if (!selected || !hear) return
    const { range } = selected
    hear({
      range,
      words: wordsIn(turns.bodyOf, range),
      speakerId: turns.turnAt(range.startTurn)?.speakerId ?? null,
    })
    selecting.clear()
  }
  const makeEvidence = () => takeTo(onDraft)

  function onKeyDown(event: KeyboardEvent) {
    const turn = focus.turnOfEvent(event)
    if (turn === undefined) return
    const head = selecting.onKey(event, turn)
    if (head !== undefined) return focus.follow(head)
    if (event.key === 'Escape' && selected) return stop(event, selecting.clear)
    if (event.key === 'Enter' && !event.shiftKey && selected) return stop(event, makeEvidence)
    focus.onKeyDown(event, selecting.clear)
  }

  useHotkeyScope([
    { keys: 'j', does: words.nextTurn, group: words.text, run: () => focus.step(1, view.atTop) },
    { keys: 'k', does: words.previousTurn, group: words.text, run: () => focus.step(-1, view.atTop) },
    { keys: 'e', does: words.makeEvidence, group: words.text, run: makeEvidence },
    ...(play
      ? [
          {
            keys: 'shift+Enter',
            does: mediaWords.playTurn,
            group: words.text,
            run: () => focusedTurn && play(focusedTurn),
          },
        ]
      : []),
    { keys: 'mod+f', does: words.find, group: words.text, run: () => find.open() },
  ])
  // Registered with the selection, so that it is asked before the codes of a highlight that stands open.
  useHotkeyScope([{ keys: 'l', does: words.codeSelection, group: words.text, run: () => takeTo(onCode) }], {
    enabled: selected !== undefined && onCode !== undefined,
  })

  return (
    <div className={css.reader}>
      {above}
      <div ref={bar} className={css.bar}>
        {strip?.({ at: view.atTop, go })}
        <FindBar {...find.bar} />
      </div>
      {turns.failure ? <Broken error={turns.failure} retry={turns.retry} /> : null}
      <VisuallyHidden id="reader-keys">{words.keysHint}</VisuallyHidden>
      <VisuallyHidden>
        <output aria-live="polite">
          {selected?.by === 'keys' ? words.selected(wordsIn(turns.bodyOf, selected.range)) : ''}
        </output>
      </VisuallyHidden>
      {/* A feed of articles that take the focus is the pattern for reading on and on (ARIA Authoring Practices, «Feed»). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={list}
        role="feed"
        aria-label={words.transcript}
        aria-describedby="reader-keys"
        aria-busy={items.some((item) => turns.turnAt(item.index) === undefined)}
        className={css.turns}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onPointerDown={selecting.onPointerDown}
      >
        {items.map((item) => {
          const turn = turns.turnAt(item.index)
          const speaker = turn?.speakerId ? speakers.get(turn.speakerId) : undefined
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <article
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              data-position={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={turnCount}
              aria-label={turnLabel(turn, speaker)}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={item.index === focus.stop(view.atTop) ? 0 : -1}
              onFocus={(event) => event.target === event.currentTarget && focus.setActive(item.index)}
              className={css.turn}
              style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
            >
              {turn ? (
                <TurnRow
                  turn={turn}
                  before={turns.turnAt(item.index - 1)}
                  speaker={speaker}
                  highlights={highlightsOf(item.index)}
                  drawn={steady && reaches(steady.range, item.index) ? steady : undefined}
                  active={highlightsOf(item.index).some(({ id }) => id === opened) ? opened : undefined}
                  onHighlight={onOpen}
                  onPlay={play}
                  isPlaying={item.index === heard}
                />
              ) : (
                <TurnSkeleton />
              )}
            </article>
          )
        })}
        {selected && !isMaking ? (
          <SelectionBar
            textId={text.id}
            range={selected.range}
            spot={selected.spot ?? spotBelow(items, selected.range, scrollMargin)}
            onMake={onDraft ? makeEvidence : undefined}
            makeLabel={draftLabel}
            onCode={onCode ? () => takeTo(onCode) : undefined}
            onHide={onHide ? () => takeTo(onHide) : undefined}
          />
        ) : null}
      </div>
    </div>
  )
}

function spotBelow(items: { index: number; end: number }[], range: TextRange, scrollMargin: number) {
  const last = items.find((item) => item.index === range.endTurn)
  return { top: (last?.end ?? 0) - scrollMargin, left: 112 }
}

function stop(event: KeyboardEvent, run: () => void) {
  event.preventDefault()
  event.stopPropagation()
  run()
}
