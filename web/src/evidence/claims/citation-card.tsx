import { type CitationView, type ClaimView, answerContradiction } from '@firsthand/contract/evidence/claims'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TextAreaField } from '../../kit/fields.tsx'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { EvidenceCard } from '../evidence/evidence-card.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import css from './claim.module.css'
import { page } from './claims.words.ts'
import { useClaimActs } from './use-claim-acts.ts'

const limits = limitsOf(answerContradiction.input)

export type CitationCardProps = {
  claim: ClaimView
  citation: CitationView
  mayChange: boolean
  answering: string | undefined
  onAnswering: (evidence: string | undefined) => void
  onOpen: (evidence: string) => void
}

/** A quote that bears on the claim; against it, with its answer or the place to write one. */
export function CitationCard({
  claim,
  citation,
  mayChange,
  answering,
  onAnswering,
  onOpen,
}: CitationCardProps) {
  const { evidence, stance, answer } = citation
  const isAgainst = stance === 'contradicts'
  const isAnswering = answering === evidence.id
  return (
    <div className={css.citation}>
      <EvidenceCard
        evidence={evidence}
        against={isAgainst}
        actions={
          <>
            {isAgainst && mayChange && !answer && !isAnswering ? (
              <Button size="xs" variant="subtle" color="gray" onClick={() => onAnswering(evidence.id)}>
                {page.answerSave}
              </Button>
            ) : null}
            <CitationMenu {...{ claim, citation, mayChange, onOpen }} />
          </>
        }
      />
      {answer && !isAnswering ? (
        <div className={css.answer}>
          <p>{answer.text}</p>
          <span>
            {page.answered(answer.by, relativeDays(answer.at))}
            {mayChange ? (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => onAnswering(evidence.id)}
              >
                {page.answerChange}
              </Button>
            ) : null}
          </span>
        </div>
      ) : null}
      {isAnswering ? (
        <AnswerForm claim={claim} citation={citation} onDone={() => onAnswering(undefined)} />
      ) : null}
    </div>
  )
}

/** What else can be done with a citation. */
export function CitationMenu({
  claim,
  citation,
  mayChange,
  onOpen,
}: Pick<CitationCardProps, 'claim' | 'citation' | 'mayChange' | 'onOpen'>) {
  const acts = useClaimActs(claim)
  const isAgainst = citation.stance === 'contradicts'
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`${page.move}: ${citation.evidence.words.slice(0, 60)}`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onOpen(citation.evidence.id)}>{page.openEvidence}</Menu.Item>
        {mayChange ? (
          <>
            <Menu.Item onClick={() => acts.moveTo(citation, isAgainst ? 'supports' : 'contradicts')}>
              {isAgainst ? page.toFor : page.toAgainst}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => acts.uncite(citation)}>
              {page.uncite}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

function AnswerForm({
  claim,
  citation,
  onDone,
}: {
  claim: ClaimView
  citation: CitationView
  onDone: () => void
}) {
  const acts = useClaimActs(claim)
  const [text, setText] = useState(citation.answer?.text ?? '')
  const [problem, setProblem] = useState<string>()
  const field = useFirstFocus<HTMLTextAreaElement>()
  function save(event: FormEvent) {
    event.preventDefault()
    acts.answer(citation.evidence.id, text).then(onDone, (error: Error) => setProblem(error.message))
  }
  return (
    <form className={css.answerForm} onSubmit={save}>
      <TextAreaField
        label={page.answerLabel}
        description={page.answerWhy}
        limits={limits.answer}
        minRows={2}
        ref={field}
        value={text}
        error={problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <span className={css.editorActions}>
        <Button type="submit" variant="filled" loading={acts.isBusy} disabled={text.trim() === ''}>
          {page.answerSave}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {page.cancel}
        </Button>
      </span>
    </form>
  )
}
