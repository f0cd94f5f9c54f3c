import { showAsked } from '@firsthand/contract/evidence/asked'
import { listClaims } from '@firsthand/contract/evidence/claims'
import { createEvidence, evidenceLimits, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import {
  type CommitmentKind,
  type EvidenceKind,
  commitmentKinds,
  evidenceKinds,
} from '@firsthand/contract/evidence/kinds'
import { type TextView, showText } from '@firsthand/contract/evidence/texts'
import { Button, Radio, SegmentedControl } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { useAct, useAnswers, useOperation } from '../../../api/hooks.ts'
import type { ApiFailure } from '../../../api/failure.ts'
import { Fields, TextAreaField } from '../../../kit/fields.tsx'
import { KindMark } from '../../../kit/kind-mark.tsx'
import { Refused } from '../../../kit/refused.tsx'
import { showUndo } from '../../../kit/undo-toast.tsx'
import { MemberPicker } from '../pickers/member-picker.tsx'
import type { Somebody } from '../pickers/people-choice.ts'
import { WhoPicker, nobody } from '../pickers/who-picker.tsx'
import { words } from '../texts.words.ts'
import { AskedBefore } from './asked-before.tsx'
import { ClaimChoice, type ClaimChosen, citeOf } from './claim-choice.tsx'
import css from './make-evidence.module.css'
import { withMarkOnItsWay } from './mark-on-its-way.ts'
import type { Draft } from './reader.tsx'

export type MakeEvidenceProps = {
  text: TextView
  draft: Draft
  /** Whom it was with, and who of us was there. */
  people: Somebody[]
  members: Somebody[]
  onDone: () => void
  onCancel: () => void
}

/** The words become evidence: what kind, of whom, heard by whom, and the claim that they bear on. */
export function MakeEvidence({ text, draft, people, members, onDone, onCancel }: MakeEvidenceProps) {
  const [chosen, setKind] = useState<EvidenceKind>()
  const place = { version: text.version.id, turn: draft.range.startTurn }
  const before = useOperation(showAsked, place).data
  const kind = chosen ?? before?.kind ?? 'said_past'
  const [gave, setGave] = useState<z.output<typeof CommitmentKind>>('time')
  const [offered, setOffered] = useState<Somebody[]>(
    uniquePeople([...people, ...text.speakers.flatMap((each) => each.person ?? [])]),
  )
  const [who, setWho] = useState({
    ...nobody,
    person: whoSaid(text, draft, people)?.id ?? null,
  })
  const [heardBy, setHeardBy] = useState(members.map(({ id }) => id))
  const [note, setNote] = useState('')
  const [claim, setClaim] = useState<ClaimChosen>()
  const [stance, setStance] = useState<'supports' | 'contradicts'>('supports')
  const answers = useAnswers()
  const create = useAct(createEvidence, { invalidates: [], shownInPlace: true })
  const withdraw = useAct(withdrawEvidence)
  const [failure, setFailure] = useState<ApiFailure>()
  const isTooLong = draft.words.length > evidenceLimits.words

  async function save(event: FormEvent) {
    event.preventDefault()
    if (create.isActing || isTooLong) return
    setFailure(undefined)
    const { range, words: marked } = draft
    const claims = claim && !('isNew' in claim) ? [claim] : []
    const undo = answers.change(showText, { text: text.id }, (shown) =>
      withMarkOnItsWay(shown, { kind, range, words: marked, claims, codes: [] }),
    )
    try {
      const evidence = await create.perform({
        ...(chosen && { kind: chosen }),
        person: who.person,
        heardBy,
        note,
        highlight: { version: text.version.id, range },
        ...(kind === 'committed' && { commitment: { kind: gave } }),
        ...citeOf(claim, stance),
      })
      onDone()
      showUndo(words.made, () => withdraw.act({ evidence: evidence.id }))
    } catch (error) {
      undo()
      setFailure(error as ApiFailure)
    } finally {
      answers.refresh(showText, listClaims)
    }
  }

  return (
    <form onSubmit={(event) => void save(event)} className={css.form}>
      <blockquote className={css.words} dir="auto">
        {draft.words}
      </blockquote>
      {isTooLong ? <Refused title={words.tooLong(evidenceLimits.words)} /> : null}
      <Fields
        actions={
          <>
            <Button onClick={onCancel}>{words.cancel}</Button>
            <Button type="submit" variant="filled" loading={create.isActing} disabled={isTooLong}>
              {words.save}
            </Button>
          </>
        }
      >
        {before ? <AskedBefore question={before.question} /> : null}
        <Radio.Group label={words.whatKind} value={kind} onChange={(value) => setKind(value as EvidenceKind)}>
          <div className={css.kinds}>
            {evidenceKinds.map((each) => (
              <Radio
                key={each}
                value={each}
                label={<KindMark kind={each} />}
                description={words.kindWhy[each]}
                ref={each === 'said_past' ? focusNow : undefined}
              />
            ))}
          </div>
        </Radio.Group>
        {kind === 'committed' ? (
          <SegmentedControl
            aria-label={words.gave}
            fullWidth
            value={gave}
            onChange={setGave}
            data={commitmentKinds.map((value) => ({ value, label: words.commitments[value] }))}
          />
        ) : null}
        <WhoPicker
          label={words.who}
          value={who}
          onChange={setWho}
          people={offered}
          onNewPerson={(person) => setOffered((before) => uniquePeople([...before, person]))}
          description={who.person ? undefined : words.whoMissing}
        />
        <MemberPicker
          label={words.heardBy}
          value={heardBy}
          onChange={setHeardBy}
          known={members}
          description={heardBy.length === 0 ? words.nobodyHeard : undefined}
        />
        <ClaimChoice value={claim} onChange={setClaim} stance={stance} onStance={setStance} />
        <TextAreaField
          label={words.note}
          placeholder={words.notePlaceholder}
          minRows={1}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          limits={{ required: false, maxLength: evidenceLimits.note }}
        />
        {failure ? <Refused title={failure.message} /> : null}
      </Fields>
    </form>
  )
}

/** The person who speaks there; where no speaker is told apart, the only one there was. */
export function whoSaid(text: TextView, draft: Draft, people: Somebody[]): Somebody | undefined {
  const speaker = text.speakers.find(({ id }) => id === draft.speakerId)
  if (speaker) return speaker.person ?? undefined
  return people.length === 1 ? people[0] : undefined
}

function uniquePeople(people: Somebody[]): Somebody[] {
  return [...new Map(people.map((person) => [person.id, person])).values()]
}

function focusNow(field: HTMLInputElement | null) {
  field?.focus({ preventScroll: true })
}
