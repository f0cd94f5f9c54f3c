import { type ClaimView, updateClaim } from '@firsthand/contract/evidence/claims'
import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Rung } from '../../kit/rung.tsx'
import { Voices } from '../../kit/voices.tsx'
import { useForm } from '../../shell/use-form.ts'
import { useFirstFocus } from '../use-first-focus.ts'
import css from './claim.module.css'
import { claimKindWords, page, rungWords } from './claims.words.ts'
import { levelOf, voicesOfStanding } from './standing.ts'
import { useClaimActs } from './use-claim-acts.ts'

/** The sentence, the rung it stands on, and why: what the page is about, in its first lines. */
export function ClaimHeader({ claim, mayChange }: { claim: ClaimView; mayChange: boolean }) {
  const [isEditing, setEditing] = useState(false)
  const { standing } = claim
  const acts = useClaimActs(claim)
  return (
    <>
      <PageHeader
        sentence
        over={claimKindWords[claim.kind]}
        title={
          isEditing ? (
            <SentenceEditor claim={claim} onShow={acts.show} onClose={() => setEditing(false)} />
          ) : (
            <>
              {claim.sentence}
              {mayChange ? (
                <ActionIcon className={css.edit} aria-label={page.edit} onClick={() => setEditing(true)}>
                  <Icon name="edit" />
                </ActionIcon>
              ) : null}
            </>
          )
        }
      />
      {claim.archivedAt ? (
        <div className={css.archived}>
          {page.isArchived}
          {mayChange ? (
            <Button size="xs" onClick={acts.restore}>
              {page.restore}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className={css.standing}>
        <div className={css.rungLine}>
          <Rung level={levelOf(standing.rung)} size="large" />
          <Voices voices={voicesOfStanding(standing)} />
        </div>
        <ul className={css.why} aria-label={page.whyHere}>
          {standing.why.map((sentence) => (
            <li key={sentence} data-caution={standing.cautions.includes(sentence) || undefined}>
              {standing.cautions.includes(sentence) ? <Icon name="warning" size={14} /> : null}
              {sentence}
            </li>
          ))}
          {standing.rung === standing.reached ? null : <li>{page.reached(rungWords[standing.reached])}</li>}
        </ul>
      </div>
    </>
  )
}

type SentenceEditorProps = {
  claim: ClaimView
  /** Hears the claim as it stands once it is saved. */
  onShow: (changed: ClaimView) => void
  onClose: () => void
}

/** What is typed stays when a colleague changes the claim meanwhile; theirs is told beside it. */
function SentenceEditor({ claim, onShow, onClose }: SentenceEditorProps) {
  const field = useFirstFocus<HTMLInputElement>()
  const form = useForm(updateClaim, {
    start: { sentence: claim.sentence },
    fixed: { claim: claim.id, version: claim.version },
    followsOthers: true,
    onDone: (changed) => {
      onShow(changed)
      onClose()
    },
  })
  const sentence = form.field('sentence')
  return (
    <form {...form.props} className={css.editor}>
      <TextField
        aria-label={page.sentence}
        size="lg"
        ref={field}
        {...sentence}
        error={sentence.error ?? form.refusal}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      />
      <span className={css.editorActions}>
        <Button type="submit" variant="filled" loading={form.isSending}>
          {page.save}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {page.cancel}
        </Button>
      </span>
    </form>
  )
}
