import { showEvidence, withdrawEvidence, restoreEvidence } from '@firsthand/contract/evidence/evidence'
import { codePointLength, rangesOverlap } from '@firsthand/contract/evidence/ranges'
import type { HighlightView, TextView } from '@firsthand/contract/evidence/texts'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../../api/hooks.ts'
import { KindMark } from '../../../kit/kind-mark.tsx'
import { Link } from '../../../kit/link.tsx'
import { QuoteCard } from '../../../kit/quote-card.tsx'
import { QuoteSkeleton } from '../../../kit/skeletons.tsx'
import { showUndo } from '../../../kit/undo-toast.tsx'
import { useYou } from '../../../shell/account.ts'
import { Broken } from '../../../shell/mishap.tsx'
import { Coding } from '../../codes/coding.tsx'
import { words as correcting } from '../../corrections/corrections.words.ts'
import { WordChange } from '../../corrections/word-change.tsx'
import { AskedFairly, AskedNote, faultsToTell } from '../../evidence/asked-note.tsx'
import { Readings } from '../../lenses/readings.tsx'
import { AskWhy } from '../../whys/ask-why.tsx'
import { words } from '../texts.words.ts'
import css from './aside.module.css'

/** The evidence under a mark, the claims that cite it, and what else is marked at the same words. */
export function HighlightDetail({
  text,
  highlight,
  onOpen,
  onClose,
}: {
  text: TextView
  highlight: HighlightView
  onOpen: (id: string) => void
  onClose: () => void
}) {
  const { may } = useYou()
  const isReal = highlight.evidenceId !== 'on-its-way'
  const {
    data: evidence,
    failure,
    retry,
  } = useOperation(showEvidence, { evidence: highlight.evidenceId }, { enabled: isReal })
  const restore = useAct(restoreEvidence)
  const withdraw = useAct(withdrawEvidence, {
    onDone: () => {
      onClose()
      showUndo(words.withdrawn, () => restore.act({ evidence: highlight.evidenceId }))
    },
  })
  const others = text.highlights
    .filter(({ id, range }) => id !== highlight.id && rangesOverlap(range, highlight.range))
    .toSorted((one, other) => codePointLength(one.words) - codePointLength(other.words))
  if (failure) return <Broken error={failure} retry={retry} />
  if (!evidence) return <QuoteSkeleton />
  return (
    <div className={css.detail}>
      <QuoteCard
        words={evidence.words}
        kind={evidence.kind}
        relayed={evidence.hearing === 'relayed'}
        speaker={evidence.person?.name}
        speakerHref={evidence.person ? `/people/${evidence.person.id}` : undefined}
        date={evidence.happenedAt}
        heardBy={evidence.heardBy.map((member) => member.name)}
        note={
          evidence.note || faultsToTell(evidence).length > 0 ? (
            <>
              <AskedNote evidence={evidence} />
              {evidence.note}
            </>
          ) : undefined
        }
      />
      {may('member') ? <AskedFairly evidence={evidence} /> : null}
      {highlight.state === 'changed' ? (
        <div className={css.part}>
          <h3>{correcting.standsThere}</h3>
          <p className={css.quote} dir="auto">
            <WordChange before={highlight.words} after={highlight.wordsNow ?? ''} side="after" />
          </p>
        </div>
      ) : null}
      <div className={css.part}>
        <h3>{words.cites}</h3>
        {evidence.claims.length === 0 ? <p>{words.notCited}</p> : null}
        <ul>
          {evidence.claims.map((claim) => (
            <li key={claim.id}>
              <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
              <span>{claim.stance === 'contradicts' ? words.contradicts : words.supports}</span>
            </li>
          ))}
        </ul>
      </div>
      <Coding evidence={evidence.id} codes={evidence.codes} />
      <Readings evidence={evidence.id} />
      {may('member') ? <AskWhy evidence={evidence.id} /> : null}
      <Link className={css.whole} href={`/evidence?open=${evidence.id}`}>
        {words.wholeEvidence}
      </Link>
      {others.length > 0 ? (
        <div className={css.part}>
          <h3>{words.alsoHere}</h3>
          <MarkList highlights={others} onOpen={onOpen} />
        </div>
      ) : null}
      {may('member') ? (
        <div className={css.actions}>
          <Button
            variant="subtle"
            color="gray"
            loading={withdraw.isActing}
            onClick={() => withdraw.act({ evidence: evidence.id })}
          >
            {words.withdraw}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Marks of a text in the order of its words; choosing one opens it. */
export function MarkList({
  highlights,
  onOpen,
}: {
  highlights: HighlightView[]
  onOpen: (id: string) => void
}) {
  return (
    <ul className={css.marks}>
      {highlights.map((highlight) => (
        <li key={highlight.id}>
          <button type="button" onClick={() => onOpen(highlight.id)}>
            <span className={css.quote} dir="auto">
              {highlight.words}
            </span>
            <KindMark kind={highlight.kind} />
            {highlight.codes.length > 0 ? (
              <span className={css.coded}>{highlight.codes.map(({ name }) => name).join(', ')}</span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
