import { type ComplaintView, makeComplaintEvidence } from '@firsthand/contract/evidence/complaints'
import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Fields, TextAreaField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { ClaimChoice, type ClaimChosen, citeOf } from '../texts/reader/claim-choice.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

const limits = limitsOf(makeComplaintEvidence.input)

type Kind = keyof typeof words.kinds

/** Makes a complaint evidence, and cites it where a claim says so. */
export function EvidenceForm({ complaint, onClose }: { complaint: ComplaintView; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('said_past')
  const [said, setSaid] = useState(complaint.words)
  const [claim, setClaim] = useState<ClaimChosen>()
  const [stance, setStance] = useState<'supports' | 'contradicts'>('supports')
  const make = useAct(makeComplaintEvidence, {
    onDone: () => {
      showDone(words.evidenceMade)
      onClose()
    },
  })

  return (
    <Modal opened onClose={onClose} title={words.makeEvidence}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          make.act({ complaint: complaint.id, kind, words: said, ...citeOf(claim, stance) })
        }}
      >
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={make.isActing} disabled={said.trim() === ''}>
                {words.makeEvidence}
              </Button>
            </>
          }
        >
          <SegmentedControl
            aria-label={words.kind}
            fullWidth
            value={kind}
            onChange={(chosen) => setKind(chosen as Kind)}
            data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
          />
          <TextAreaField
            label={words.theirWords}
            limits={limits.words}
            value={said}
            onChange={(event) => setSaid(event.currentTarget.value)}
            data-autofocus
          />
          <p className={css.hint}>{words.citeWhy}</p>
          <ClaimChoice value={claim} onChange={setClaim} stance={stance} onStance={setStance} />
        </Fields>
      </form>
    </Modal>
  )
}
