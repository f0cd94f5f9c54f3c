import { showRecording } from '@firsthand/contract/evidence/recordings'
import { type HighlightView, type TurnView, showText } from '@firsthand/contract/evidence/texts'
import { Button, CloseButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { QuoteSkeleton } from '../../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../../kit/use-hotkey-scope.ts'
import { useYou } from '../../../shell/account.ts'
import { useAddressState } from '../../../shell/address.ts'
import { Broken } from '../../../shell/mishap.tsx'
import { usePlayback } from '../../media/playback.ts'
import { RecordingBar } from '../../media/recording-bar.tsx'
import { CarriedReview } from '../../corrections/carried-review.tsx'
import { CorrectText } from '../../corrections/correct-text.tsx'
import { Choosing, useChoosing } from '../../corrections/choosing.tsx'
import { words as correcting } from '../../corrections/corrections.words.ts'
import { TextTools } from '../../corrections/text-tools.tsx'
import { HideDialog, type Hiding } from '../../redaction/hide-dialog.tsx'
import { readRange, writeRange } from '../moment-path.ts'
import type { Somebody } from '../pickers/people-choice.ts'
import { TextMeter } from '../text-meter.tsx'
import { words } from '../texts.words.ts'
import css from './reading.module.css'
import aside from './aside.module.css'
import { CodeSelection } from './code-selection.tsx'
import { HighlightDetail, MarkList } from './highlight-detail.tsx'
import { MakeEvidence } from './make-evidence.tsx'
import { type Draft, Reader } from './reader.tsx'
import { returnFocus } from './use-turn-focus.ts'

export type ReadingProps = {
  textId: string
  /** Whom the text came from, and who of us was there: what evidence is preset with. */
  people?: Somebody[]
  members?: Somebody[]
}

/** A text to read, and beside it the evidence made of it. */
export function Reading({ textId, people = [], members = [] }: ReadingProps) {
  const { data: text, failure, retry } = useOperation(showText, { text: textId })
  const [range, setRange] = useAddressState('range')
  const [draft, setDraft] = useState<Draft>()
  const [coded, setCoded] = useState<Draft>()
  const [opened, setOpened] = useState<string>()
  const playback = usePlayback()
  const recording = useOperation(showRecording, { text: textId }).data?.recording
  const focused = useRef<TurnView>(undefined)
  const onFocusTurn = useCallback((turn: TurnView | undefined) => void (focused.current = turn), [])
  const [isListing, setListing] = useState(false)
  const [isCorrecting, setCorrecting] = useState(false)
  const [isReviewing, setReviewing] = useState(false)
  const [hiding, setHiding] = useState<Hiding>()
  const choosing = useChoosing(text)
  const { may, memberId } = useYou()
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  const open = useCallback((id: string) => {
    setDraft(undefined)
    setCoded(undefined)
    setOpened(id)
    setListing(false)
  }, [])
  const taken = draft ?? coded
  const close = () => {
    if (taken) returnFocus(taken.range.startTurn)
    setListing(false)
    setReviewing(false)
    setDraft(undefined)
    setCoded(undefined)
    setOpened(undefined)
  }
  const takeDraft = (next: Draft) => {
    setCoded(undefined)
    setDraft(next)
  }
  const takeCoded = (next: Draft) => {
    setDraft(undefined)
    setCoded(next)
  }
  const highlight = text?.highlights.find(({ id }) => id === opened)
  useHotkeyScope([{ keys: 'Escape', does: words.close, group: words.text, run: close }], {
    enabled: taken !== undefined || highlight !== undefined || isListing || isReviewing,
  })

  if (failure) return <Broken error={failure} retry={retry} />
  if (!text) return <QuoteSkeleton count={5} />
  if (isCorrecting) return <CorrectText text={text} onLeave={() => setCorrecting(false)} />
  const beside = draft
    ? {
        title: words.makeEvidence,
        content: (
          <MakeEvidence
            key={writeRange(draft.range)}
            {...{ text, draft, people, members }}
            onDone={close}
            onCancel={close}
          />
        ),
      }
    : coded
      ? {
          title: words.codeSelection,
          content: (
            <CodeSelection
              key={writeRange(coded.range)}
              {...{ text, draft: coded, people, members }}
              onClose={close}
            />
          ),
        }
      : highlight
        ? {
            title: words.evidenceSoFar,
            content: <HighlightDetail {...{ text, highlight }} onOpen={open} onClose={close} />,
          }
        : isReviewing
          ? {
              title: correcting.review,
              content: (
                <CarriedReview
                  text={text}
                  onChoose={(carried) => {
                    close()
                    choosing.choose(carried)
                  }}
                  onShow={({ now }) => now && setRange(writeRange(now.range))}
                />
              ),
            }
          : isListing && !isWide
            ? { title: words.evidenceSoFar, content: <MarkList highlights={text.highlights} onOpen={open} /> }
            : undefined
  const playing =
    recording && recording.withheldFor.length === 0 ? { playback, offsetMs: recording.offsetMs } : undefined
  const bar = (
    <RecordingBar
      textId={textId}
      playback={playback}
      focusedMs={() => focused.current?.startsMs ?? undefined}
    />
  )
  return (
    <div className={css.reading} data-wide={isWide || undefined}>
      <Reader
        text={text}
        above={
          <div className={css.strip}>
            {playing ? null : bar}
            <TextTools
              text={text}
              people={people}
              onCorrect={() => setCorrecting(true)}
              onReview={() => {
                close()
                setReviewing(true)
              }}
            />
          </div>
        }
        strip={({ at, go }) => (
          <div className={css.strip}>
            {playing ? bar : null}
            <Choosing carried={choosing.carried} cancel={choosing.cancel} />
            <TextMeter {...{ text, memberId, at }} onJump={go} />
            {!isWide && text.highlights.length > 0 ? (
              <Button size="xs" onClick={() => setListing(true)}>
                {words.evidenceCount(text.highlights.length)}
              </Button>
            ) : null}
          </div>
        )}
        playing={playing}
        onFocusTurn={onFocusTurn}
        moment={readRange(range)}
        draft={taken}
        isMaking={draft !== undefined}
        opened={opened}
        onOpen={open}
        onDraft={may('member') ? (choosing.place ?? takeDraft) : undefined}
        onCode={may('member') && !choosing.place ? takeCoded : undefined}
        draftLabel={choosing.place && correcting.putHere}
        onHide={may('member') ? setHiding : undefined}
      />
      {hiding ? <HideDialog {...{ text, hiding }} onClose={() => setHiding(undefined)} /> : null}
      {isWide || beside ? (
        <Aside {...{ beside, isWide }} highlights={text.highlights} onOpen={open} onClose={close} />
      ) : null}
    </div>
  )
}

type AsideProps = {
  beside: { title: string; content: ReactNode } | undefined
  isWide: boolean
  highlights: HighlightView[]
  onOpen: (id: string) => void
  onClose: () => void
}

/** Beside the text where there is room, else a sheet over its lower part: one element, so that a turned screen loses no input. */
function Aside({ beside, isWide, highlights, onOpen, onClose }: AsideProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isWide || panel.current?.contains(document.activeElement)) return
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [isWide])
  return (
    <aside
      ref={panel}
      className={aside.aside}
      data-sheet={!isWide || undefined}
      aria-label={beside?.title ?? words.evidenceSoFar}
      tabIndex={-1}
    >
      <div className={aside.head}>
        <h2>{beside?.title ?? words.evidenceSoFar}</h2>
        {beside ? <CloseButton aria-label={words.close} onClick={onClose} /> : null}
      </div>
      {beside?.content ??
        (highlights.length === 0 ? (
          <p className={aside.empty}>{words.noEvidence}</p>
        ) : (
          <MarkList highlights={highlights} onOpen={onOpen} />
        ))}
    </aside>
  )
}
