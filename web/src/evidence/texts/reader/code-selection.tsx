import type { CodeLabel, CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import type { Sent } from '@firsthand/contract/core/operation'
import { type CodeView, listCodes } from '@firsthand/contract/evidence/codes'
import {
  type EvidenceView,
  createEvidence,
  evidenceLimits,
  showEvidence,
  withdrawEvidence,
} from '@firsthand/contract/evidence/evidence'
import { type TextView, showText } from '@firsthand/contract/evidence/texts'
import { useRef, useState } from 'react'
import type { ApiFailure } from '../../../api/failure.ts'
import { useAct, useAnswers, useOperation } from '../../../api/hooks.ts'
import { Link } from '../../../kit/link.tsx'
import { Refused } from '../../../kit/refused.tsx'
import { showUndo } from '../../../kit/undo-toast.tsx'
import { CodePicker } from '../../codes/code-picker.tsx'
import { CodeRows } from '../../codes/code-rows.tsx'
import { pathsOf } from '../../codes/paths.ts'
import { changedByCoding, useCoding } from '../../codes/use-coding.ts'
import type { Somebody } from '../pickers/people-choice.ts'
import { words } from '../texts.words.ts'
import aside from './aside.module.css'
import { whoSaid } from './make-evidence.tsx'
import css from './make-evidence.module.css'
import { withMarkOnItsWay } from './mark-on-its-way.ts'
import type { Draft } from './reader.tsx'

export type CodeSelectionProps = {
  text: TextView
  draft: Draft
  people: Somebody[]
  members: Somebody[]
  onClose: () => void
}

type Wish = NonNullable<Sent<typeof createEvidence>['codes']>[number]

/** How it is drawn until the server has said what it is: that follows from the question before it. */
const kind = 'said_past'
const none: CodeOnEvidence[] = []

/** The first code makes the selected words evidence, in one request; the picker stays, for more codes on the same. */
export function CodeSelection({ text, draft, people, members, onClose }: CodeSelectionProps) {
  const person = whoSaid(text, draft, people)
  const making = useRef<Promise<EvidenceView>>(undefined)
  const [made, setMade] = useState<EvidenceView>()
  const [failure, setFailure] = useState<ApiFailure>()
  const shown = useOperation(showEvidence, { evidence: made?.id ?? '' }, { enabled: made !== undefined }).data
  const codes = (shown ?? made)?.codes ?? none
  const coding = useCoding(codes)
  const codebook = useOperation(listCodes, { counted: false }, { keepShowing: true }).data?.items ?? []
  const answers = useAnswers()
  const create = useAct(createEvidence, { invalidates: [], shownInPlace: true })
  const withdraw = useAct(withdrawEvidence)
  const isTooLong = draft.words.length > evidenceLimits.words

  async function make(wish: Wish) {
    const { range, words: marked } = draft
    const label = labelOf(wish, codebook)
    const undo = answers.change(showText, { text: text.id }, (before) =>
      withMarkOnItsWay(before, { kind, range, words: marked, claims: [], codes: [label] }),
    )
    try {
      const evidence = await create.perform({
        person: person?.id ?? null,
        heardBy: members.map(({ id }) => id),
        highlight: { version: text.version.id, range },
        codes: [wish],
      })
      setMade(evidence)
      setFailure(undefined)
      showUndo(words.madeCoded, () => {
        onClose()
        withdraw.act({ evidence: evidence.id })
      })
      return evidence
    } catch (error) {
      undo()
      setFailure(error as ApiFailure)
      throw error
    } finally {
      answers.refresh(...changedByCoding)
    }
  }

  /** A code chosen while the evidence is on its way waits for it. */
  async function choose(wish: Wish, give: (evidence: string) => void) {
    try {
      if (making.current) return give((await making.current).id)
      making.current = make(wish)
      await making.current
    } catch {
      making.current = undefined
    }
  }

  return (
    <div className={css.form}>
      <blockquote className={css.words} dir="auto">
        {draft.words}
      </blockquote>
      {isTooLong ? (
        <Refused title={words.tooLong(evidenceLimits.words)} />
      ) : (
        <CodePicker
          given={coding.own}
          onToggle={(code) => void choose({ code }, (evidence) => coding.toggle(evidence, code))}
          onMake={(name) => void choose({ name }, (evidence) => coding.make(evidence, name))}
          onClose={onClose}
        />
      )}
      {failure ? <Refused title={failure.message} /> : null}
      {made ? (
        <>
          <CodeRows
            codes={codes}
            memberId={coding.memberId}
            onTakeOff={(code) => coding.toggle(made.id, code)}
            onNote={(code, memo) => coding.note(made.id, code, memo)}
          />
          <Link className={aside.whole} href={`/evidence?open=${made.id}`}>
            {words.wholeEvidence}
          </Link>
        </>
      ) : (
        <p className={aside.empty}>
          {words.codeMakes(
            person?.name,
            members.map(({ name }) => name),
          )}
        </p>
      )}
    </div>
  )
}

/** How the code will stand beside the words, before the server has said so. */
function labelOf(wish: Wish, codebook: CodeView[]): CodeLabel {
  if ('name' in wish) return { id: 'on-its-way', name: wish.name, path: wish.name, colour: 0 }
  const code = codebook.find(({ id }) => id === wish.code)
  const { name = '…', colour = 0 } = code ?? {}
  return { id: wish.code, name, path: pathsOf(codebook).get(wish.code) ?? name, colour }
}
