import type { WhyStep } from '@firsthand/contract/evidence/whys'
import { Button } from '@mantine/core'
import { type CSSProperties, type ReactNode, useState } from 'react'
import { Link } from '../../kit/link.tsx'
import { SentenceForm } from './sentence-form.tsx'
import css from './whys.module.css'
import { words } from './whys.words.ts'

export type StepActs = {
  answer: (step: WhyStep) => void
  attach: (step: WhyStep) => void
  setRoot: (step: WhyStep, isRootCause: boolean) => void
  rename: (step: WhyStep, sentence: string) => Promise<unknown>
  remove: (step: WhyStep) => void
  detach: (step: WhyStep, evidence: string) => void
}

/** A step with what it stands on. Without evidence it has a dashed edge and says that it is a guess. */
export function Step({
  step,
  isLast,
  acts,
  children,
}: {
  step: WhyStep
  isLast: boolean
  acts: StepActs | undefined
  children?: ReactNode
}) {
  const [isRenaming, setRenaming] = useState(false)
  const isGuess = step.standing === 'guess'
  return (
    <li
      className={css.step}
      style={{ '--depth': step.depth } as CSSProperties}
      data-standing={step.standing}
      data-root={step.isRootCause || undefined}
    >
      {isRenaming && acts ? (
        <SentenceForm
          label={words.rename}
          action={words.save}
          start={step.sentence}
          isSending={false}
          onCancel={() => setRenaming(false)}
          onSend={(sentence) => acts.rename(step, sentence).then(() => setRenaming(false))}
        />
      ) : (
        <p className={`${css.sentence} ${isGuess ? css.guess : ''}`}>{step.sentence}</p>
      )}
      <p className={css.quiet}>
        {[
          words.standing[step.standing],
          words.people(step.people),
          step.author ? words.by(step.author.name) : '',
          step.isRootCause ? words.isRoot(step.rootBy?.name ?? '') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {step.evidence.length > 0 ? (
        <ul className={css.evidence}>
          {step.evidence.map(({ piece, stance }) => (
            <li key={piece.id} data-against={stance === 'contradicts' || undefined}>
              <p className={css.said} dir="auto">
                {piece.words}
              </p>
              <span className={css.line}>
                <span className={css.quiet}>{stance === 'supports' ? words.for : words.against}</span>
                <Link href={`/evidence?open=${piece.id}`}>{piece.person?.name ?? '…'}</Link>
                {acts ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => acts.detach(step, piece.id)}>
                    {words.detach}
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {acts ? (
        <div className={css.line}>
          {step.isRootCause ? (
            <Button size="compact-xs" onClick={() => acts.setRoot(step, false)}>
              {words.askOn}
            </Button>
          ) : (
            <Button size="compact-xs" onClick={() => acts.answer(step)}>
              {words.goOn}
            </Button>
          )}
          <Button size="compact-xs" onClick={() => acts.attach(step)}>
            {words.attach}
          </Button>
          {isLast && !step.isRootCause ? (
            <Button size="compact-xs" onClick={() => acts.setRoot(step, true)}>
              {words.stop}
            </Button>
          ) : null}
          <Button size="compact-xs" variant="subtle" onClick={() => setRenaming(true)}>
            {words.rename}
          </Button>
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => acts.remove(step)}>
            {words.remove}
          </Button>
        </div>
      ) : null}
      {children}
    </li>
  )
}
