import { citeEvidence, listClaims, showClaim } from '@firsthand/contract/evidence/claims'
import {
  type EvidenceView,
  listEvidence,
  restoreEvidence,
  showEvidence,
  updateEvidence,
  withdrawEvidence,
} from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct, useAnswers, useOperation } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { Link } from '../../kit/link.tsx'
import { Refused } from '../../kit/refused.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import { Coding } from '../codes/coding.tsx'
import { Readings } from '../lenses/readings.tsx'
import { AskWhy } from '../whys/ask-why.tsx'
import type { Somebody } from '../texts/pickers/people-choice.ts'
import { AskedFairly } from './asked-note.tsx'
import { CiteInClaim } from './cite-in-claim.tsx'
import { CitedIn } from './cited-in.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { type EvidenceDraft, draftOf, fieldsOf, isAmountFit } from './evidence-draft.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'

/** One piece of evidence beside the list: its words, the claims on it, and what it is. */
export function EvidenceDrawer({
  id,
  onClose,
  takesFocus,
}: {
  id: string
  onClose: () => void
  takesFocus?: boolean
}) {
  const evidence = useOperation(showEvidence, { evidence: id }, { keepShowing: true })
  const shown = evidence.data
  return (
    <Drawer opened onClose={onClose} title={words.drawer} takesFocus={takesFocus}>
      {evidence.failure ? <Broken error={evidence.failure} retry={evidence.retry} /> : null}
      {evidence.isPending ? <QuoteSkeleton /> : null}
      {shown ? <Shown key={shown.id} evidence={shown} /> : null}
    </Drawer>
  )
}

function Shown({ evidence }: { evidence: EvidenceView }) {
  const mayChange = useYou().may('member')
  const { source, moment } = evidence
  return (
    <div className={css.drawer}>
      <div className={css.part}>
        <EvidenceCard evidence={evidence} withoutCodes note={evidence.note} />
        {mayChange ? <AskedFairly evidence={evidence} /> : null}
        {evidence.withdrawnAt ? <p className={css.state}>{words.isWithdrawn}</p> : null}
        {evidence.isSuggested ? <p className={css.state}>{words.suggested}</p> : null}
        {source?.kind === 'complaint' ? (
          <Link className={css.link} href={`/complaints?view=all&open=${source.id}`}>
            {words.fromComplaint}
          </Link>
        ) : null}
        {source?.kind === 'conversation' ? (
          <Link className={css.link} href={`/conversations/${source.id}`}>
            {moment ? (source.title ?? words.fromConversation) : words.fromConversation}
          </Link>
        ) : null}
      </div>
      <Coding evidence={evidence.id} codes={evidence.codes} />
      <Readings evidence={evidence.id} />
      {mayChange ? <AskWhy evidence={evidence.id} /> : null}
      <div className={css.part}>
        <h3>{words.claims}</h3>
        <CitedIn claims={evidence.claims} />
        {mayChange ? <Cite evidence={evidence} /> : null}
      </div>
      {mayChange ? <Details evidence={evidence} /> : null}
    </div>
  )
}

function Cite({ evidence }: { evidence: EvidenceView }) {
  const cite = useAct(citeEvidence, { invalidates: [showEvidence, listEvidence, listClaims, showClaim] })
  return (
    <CiteInClaim
      isBusy={cite.isActing}
      onCite={({ id, sentence }, stance) =>
        void cite.perform({ claim: id, evidence: evidence.id, stance }).then(
          () => showDone(words.citeDone(sentence)),
          () => {},
        )
      }
    />
  )
}

/** Corrects what it is; its words stay. So does what is typed when a colleague corrects it meanwhile: theirs is above. */
function Details({ evidence }: { evidence: EvidenceView }) {
  const [added, setAdded] = useState<Somebody[]>([])
  const answers = useAnswers()
  const form = useForm(updateEvidence, {
    // What is typed differs from what is sent; names are told apart by it all the same.
    start: draftOf(evidence) as object,
    fixed: { evidence: evidence.id, version: evidence.version },
    followsOthers: true,
    prepare: (typed) => fieldsOf(typed as EvidenceDraft, evidence),
    onDone: (saved) => {
      form.set(draftOf(saved) as object)
      showDone(words.saved)
    },
  })
  const draft = form.values as EvidenceDraft
  const restore = useAct(restoreEvidence, { onDone: () => showDone(words.restored) })
  const withdraw = useAct(withdrawEvidence)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(evidence))

  const problem = form.field('note').error ?? Object.values(form.problems)[0]

  function save(event: FormEvent) {
    if (isAmountFit(draft)) return form.submit(event)
    event.preventDefault()
  }
  function takeBack() {
    const undo = answers.change(showEvidence, { evidence: evidence.id }, (shown) => ({
      ...shown,
      withdrawnAt: new Date().toISOString(),
    }))
    withdraw
      .perform({ evidence: evidence.id })
      .then(() => showUndo(words.withdrawn, () => restore.act({ evidence: evidence.id })), undo)
  }

  return (
    <form {...form.props} className={css.part} onSubmit={(event) => void save(event)}>
      <h3>{words.details}</h3>
      <EvidenceFields
        draft={draft}
        onChange={(typed) => form.set(changesOf(draft, typed) as object)}
        people={[...(evidence.person ? [evidence.person] : []), ...added]}
        onNewPerson={(somebody) => setAdded((before) => [...before, somebody])}
        members={evidence.heardBy}
      />
      {form.refusal || problem ? (
        <Refused title={form.refusal ?? problem ?? ''} todo={form.refusal && problem} />
      ) : null}
      <div className={css.line}>
        <Button type="submit" variant="filled" disabled={!isChanged} loading={form.isSending}>
          {words.save}
        </Button>
        {evidence.withdrawnAt ? (
          <Button onClick={() => restore.act({ evidence: evidence.id })}>{words.restore}</Button>
        ) : (
          <Button variant="subtle" color="red" onClick={takeBack}>
            {words.withdraw}
          </Button>
        )}
      </div>
    </form>
  )
}

/** What is no longer as it was: what a colleague wrote is still told of the others. */
function changesOf(before: EvidenceDraft, typed: EvidenceDraft): Partial<EvidenceDraft> {
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => before[name as keyof EvidenceDraft] !== value),
  )
}
