import { type HighlightView, showText } from '@firsthand/contract/evidence/texts'
import { Button, CloseButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { Drawer } from '../../../kit/drawer.tsx'
import { QuoteSkeleton } from '../../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../../kit/use-hotkey-scope.ts'
import { useYou } from '../../../shell/account.ts'
import { useAddressState } from '../../../shell/address.ts'
import { Broken } from '../../../shell/mishap.tsx'
import { readRange } from '../moment-path.ts'
import type { Somebody } from '../pickers/people-choice.ts'
import { TextMeter } from '../text-meter.tsx'
import { words } from '../texts.words.ts'
import css from './reading.module.css'
import aside from './aside.module.css'
import { HighlightDetail, MarkList } from './highlight-detail.tsx'
import { MakeEvidence } from './make-evidence.tsx'
import { type Draft, Reader } from './reader.tsx'

export type ReadingProps = {
  textId: string
  /** Whom the text came from, and who of us was there: what evidence is preset with. */
  people?: Somebody[]
  members?: Somebody[]
}

/** A text to read, and beside it the evidence made of it. */
export function Reading({ textId, people = [], members = [] }: ReadingProps) {
  const { data: text, failure, retry } = useOperation(showText, { text: textId })
  const [range] = useAddressState('range')
  const [draft, setDraft] = useState<Draft>()
  const [opened, setOpened] = useState<string>()
  const [isListing, setListing] = useState(false)
  const { may, memberId } = useYou()
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  const open = useCallback((id: string) => {
    setDraft(undefined)
    setOpened(id)
    setListing(false)
  }, [])
  const close = () => {
    setListing(false)
    setDraft(undefined)
    setOpened(undefined)
  }
  const highlight = text?.highlights.find(({ id }) => id === opened)
  useHotkeyScope([{ keys: 'Escape', does: words.close, group: words.text, run: close }], {
    enabled: isWide && (draft !== undefined || highlight !== undefined),
  })

  if (failure) return <Broken error={failure} retry={retry} />
  if (!text) return <QuoteSkeleton count={5} />
  const beside = draft
    ? {
        title: words.makeEvidence,
        content: (
          <MakeEvidence
            key={`${draft.range.startTurn}.${draft.range.startOffset}.${draft.range.endOffset}`}
            {...{ text, draft, people, members }}
            onDone={close}
            onCancel={close}
          />
        ),
      }
    : highlight
      ? {
          title: words.evidenceSoFar,
          content: <HighlightDetail {...{ text, highlight }} onOpen={open} onClose={close} />,
        }
      : isListing && !isWide
        ? { title: words.evidenceSoFar, content: <MarkList highlights={text.highlights} onOpen={open} /> }
        : undefined
  const youWereThere =
    members.some(({ id }) => id === memberId) || text.speakers.some(({ member }) => member?.id === memberId)
  return (
    <div className={css.reading} data-wide={isWide || undefined}>
      <Reader
        text={text}
        strip={({ at, go }) => (
          <div className={css.strip}>
            <TextMeter {...{ text, youWereThere, at }} onJump={go} />
            {!isWide && text.highlights.length > 0 ? (
              <Button size="xs" onClick={() => setListing(true)}>
                {words.evidenceCount(text.highlights.length)}
              </Button>
            ) : null}
          </div>
        )}
        moment={readRange(range)}
        draft={draft}
        opened={opened}
        onOpen={open}
        onDraft={may('member') ? setDraft : undefined}
      />
      {isWide ? <Aside beside={beside} highlights={text.highlights} onOpen={open} onClose={close} /> : null}
      {!isWide && beside ? (
        <Drawer opened onClose={close} title={beside.title}>
          {beside.content}
        </Drawer>
      ) : null}
    </div>
  )
}

type AsideProps = {
  beside: { title: string; content: ReactNode } | undefined
  highlights: HighlightView[]
  onOpen: (id: string) => void
  onClose: () => void
}

function Aside({ beside, highlights, onOpen, onClose }: AsideProps) {
  return (
    <aside className={aside.aside} aria-label={beside?.title ?? words.evidenceSoFar} tabIndex={-1}>
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
