import { listClaims } from '@firsthand/contract/evidence/claims'
import { createEvidence, evidenceLimits, listEvidence } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ApiFailure } from '../../api/failure.ts'
import { showPerson } from '@firsthand/contract/crm/people'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { TextAreaField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import type { Somebody } from '../texts/pickers/people-choice.ts'
import { ClaimChoice, type ClaimChosen, citeOf } from '../texts/reader/claim-choice.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import { fieldsOf, isAmountFit, newDraft } from './evidence-draft.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'

const formId = 'make-evidence'
const limits = limitsOf(createEvidence.input)

export type MakeEvidenceProps = { person?: string; onClose: () => void; onMade?: (id: string) => void }

/** Writes down what was seen, measured, committed or told, where no text of it is kept here. */
export function MakeEvidence({ person, onClose, onMade }: MakeEvidenceProps) {
  const { memberId } = useYou()
  const field = useFirstFocus<HTMLTextAreaElement>()
  const [text, setText] = useState('')
  const [draft, setDraft] = useState(() => newDraft({ memberId, person }))
  const [added, setAdded] = useState<Somebody[]>([])
  const [claim, setClaim] = useState<ClaimChosen>()
  const [stance, setStance] = useState<'supports' | 'contradicts'>('supports')
  const [failure, setFailure] = useState<ApiFailure>()
  const known = useOperation(showPerson, { person: person ?? '' }, { enabled: person !== undefined })
  const people = [...(known.data ? [known.data] : []), ...added]
  const create = useAct(createEvidence, { shownInPlace: true, invalidates: [listEvidence, listClaims] })

  async function save(event: FormEvent) {
    event.preventDefault()
    if (create.isActing || !isAmountFit(draft)) return
    setFailure(undefined)
    try {
      const { id } = await create.perform({ ...fieldsOf(draft), words: text, ...citeOf(claim, stance) })
      showDone(words.made)
      onClose()
      onMade?.(id)
    } catch (error) {
      setFailure(error as ApiFailure)
    }
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={words.make}
      takesFocus={false}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant="filled"
            loading={create.isActing}
            disabled={text.trim() === '' || text.length > evidenceLimits.words}
          >
            {words.make}
          </Button>
        </>
      }
    >
      <form id={formId} className={css.form} onSubmit={(event) => void save(event)}>
        <TextAreaField
          label={words.words}
          description={words.wordsWhy}
          limits={limits.words}
          ref={field}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <EvidenceFields
          draft={draft}
          onChange={setDraft}
          people={people}
          onNewPerson={(somebody) => setAdded((before) => [...before, somebody])}
        />
        <ClaimChoice value={claim} onChange={setClaim} stance={stance} onStance={setStance} />
        {failure ? <Refused title={failure.message} todo={failure.problems[0]?.message} /> : null}
      </form>
    </Drawer>
  )
}
