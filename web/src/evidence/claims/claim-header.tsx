import { type ClaimView, updateClaim } from '@firsthand/contract/evidence/claims'
import { ActionIcon, Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Rung } from '../../kit/rung.tsx'
import { Voices } from '../../kit/voices.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import css from './claim.module.css'
import { claimKindWords, page, rungWords } from './claims.words.ts'
import { levelOf, voicesOfStanding } from './standing.ts'
import { useClaimActs } from './use-claim-acts.ts'

const limits = limitsOf(updateClaim.input)

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
            <SentenceEditor
              sentence={claim.sentence}
              isSaving={acts.isBusy}
              onCancel={() => setEditing(false)}
              onSave={(sentence) => acts.update({ sentence })}
            />
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
  sentence: string
  isSaving: boolean
  onCancel: () => void
  onSave: (sentence: string) => Promise<unknown>
}

function SentenceEditor({ sentence, isSaving, onCancel, onSave }: SentenceEditorProps) {
  const [text, setText] = useState(sentence)
  const [problem, setProblem] = useState<string>()
  const field = useFirstFocus<HTMLInputElement>()
  function save(event: FormEvent) {
    event.preventDefault()
    const parsed = updateClaim.input.shape.sentence.safeParse(text)
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message)
    onSave(text).then(onCancel, (error: Error) => setProblem(error.message))
  }
  return (
    <form className={css.editor} onSubmit={save}>
      <TextField
        aria-label={page.sentence}
        size="lg"
        ref={field}
        limits={limits.sentence}
        value={text}
        error={problem}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setProblem(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
        }}
      />
      <span className={css.editorActions}>
        <Button type="submit" variant="filled" loading={isSaving}>
          {page.save}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {page.cancel}
        </Button>
      </span>
    </form>
  )
}
