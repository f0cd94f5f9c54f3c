import { withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import type { TextView } from '@firsthand/contract/evidence/texts'
import {
  type CarriedView,
  acceptCarried,
  keepCarried,
  listCarried,
} from '@firsthand/contract/evidence/versions'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { KindMark } from '../../kit/kind-mark.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './correct.module.css'
import { words } from './corrections.words.ts'
import { WordChange } from './word-change.tsx'

/** What a correction changed or took away of what was made into evidence before it. */
export function CarriedReview({
  text,
  onChoose,
  onShow,
}: {
  text: TextView
  onChoose: (carried: CarriedView) => void
  onShow: (carried: CarriedView) => void
}) {
  const { data, failure, retry } = useOperation(listCarried, { text: text.id })
  if (failure) return <Broken error={failure} retry={retry} />
  if (!data) return <QuoteSkeleton count={2} />
  if (data.items.length === 0) return <p className={css.quiet}>{words.nothingToReview}</p>
  return (
    <>
      <p className={css.quiet}>{words.reviewLead}</p>
      <ul className={css.review}>
        {data.items.map((carried) => (
          <Case key={carried.highlightId} {...{ text, carried, onChoose, onShow }} />
        ))}
      </ul>
    </>
  )
}

type CaseProps = {
  text: TextView
  carried: CarriedView
  onChoose: (carried: CarriedView) => void
  onShow: (carried: CarriedView) => void
}

function Case({ text, carried, onChoose, onShow }: CaseProps) {
  const { may } = useYou()
  const { now, highlightId: highlight } = carried
  const accept = useAct(acceptCarried, { onDone: () => showDone(words.accepted) })
  const keep = useAct(keepCarried, { onDone: () => showDone(words.kept) })
  const withdraw = useAct(withdrawEvidence)
  return (
    <li className={css.case}>
      <KindMark kind={carried.kind} />
      <p className={css.quiet}>
        {now ? words.why[now.why] : words.orphan}{' '}
        {now?.why === 'speaker' && carried.speakerNow ? words.saysNow(carried.speakerNow.name) : null}
        {carried.keptAt ? ` ${words.kept}` : null}
      </p>
      <h3>
        {words.evidenceSays} ({words.fromVersion(carried.version.number)})
      </h3>
      <blockquote>
        {now ? (
          <WordChange before={carried.words} after={now.words} side="before" />
        ) : (
          <span dir="auto">{carried.words}</span>
        )}
      </blockquote>
      {now ? (
        <>
          <h3>{words.standsThere}</h3>
          <blockquote>
            <WordChange before={carried.words} after={now.words} side="after" />
          </blockquote>
        </>
      ) : null}
      <div className={css.tools}>
        {now && may('member') ? (
          <>
            <Button
              size="xs"
              variant="filled"
              loading={accept.isActing}
              onClick={() => accept.act({ highlight, version: text.version.id })}
            >
              {words.accept}
            </Button>
            {carried.keptAt ? null : (
              <Button size="xs" loading={keep.isActing} onClick={() => keep.act({ highlight })}>
                {words.keep}
              </Button>
            )}
          </>
        ) : null}
        {now ? (
          <Button size="xs" variant="subtle" onClick={() => onShow(carried)}>
            {words.show}
          </Button>
        ) : null}
        {may('member') ? (
          <Button size="xs" variant={now ? 'subtle' : 'filled'} onClick={() => onChoose(carried)}>
            {words.choosePlace}
          </Button>
        ) : null}
        {may('member') && !now ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            loading={withdraw.isActing}
            onClick={() => withdraw.act({ evidence: carried.evidenceId })}
          >
            {words.withdraw}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
