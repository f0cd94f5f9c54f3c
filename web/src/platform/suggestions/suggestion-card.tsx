import { Button } from '@mantine/core'
import {
  type SuggestionView,
  acceptSuggestion,
  rejectSuggestion,
  showSuggestion,
} from '@firsthand/contract/platform/suggestions'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextAreaField } from '../../kit/fields.tsx'
import { relativeDays } from '../../kit/format.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './suggestions.module.css'
import { words } from './suggestions.words.ts'
import { nameOfThing, subjectOf, whatChanges } from './what-changes.ts'

export type SuggestionCardProps = {
  suggestion: SuggestionView
  accept: ReturnType<typeof useAccept>
  isRejecting: boolean
  onReject: (rejecting: boolean) => void
}

/** Accepts suggestions: all that is on the screen may have changed after it. */
export function useAccept() {
  return useAct(acceptSuggestion, {
    onDone: ({ summary }) => showDone(words.accepted(summary)),
    shownInPlace: true,
  })
}

/** Who suggests what, what it would change, and the decision. */
export function SuggestionCard({ suggestion, accept, isRejecting, onReject }: SuggestionCardProps) {
  const { id, state, agent, key, suggestedBy, createdAt, decidedBy, decidedAt, reason, summary } = suggestion
  const mayDecide = useYou().may('member') && state === 'waiting'
  return (
    <>
      <div className={css.head}>
        <h2>{firstSentence(summary)}</h2>
        <span className={css.quiet}>{relativeDays(createdAt)}</span>
      </div>
      <div className={css.quiet}>{words.by(agent, key?.name ?? null, suggestedBy.name)}</div>
      <Changes suggestion={suggestion} />
      {state !== 'waiting' && decidedBy && decidedAt ? (
        <div className={css.quiet}>
          {words.decided(state, decidedBy.name, relativeDays(decidedAt))}
          {reason ? `: ${reason}` : null}
        </div>
      ) : null}
      {accept.failure ? (
        <Refused title={accept.failure.message} todo={words.refused} code={accept.failure.code} />
      ) : null}
      {mayDecide && isRejecting ? <Reject id={id} onDone={() => onReject(false)} /> : null}
      {mayDecide && !isRejecting ? (
        <div className={css.actions}>
          <Button onClick={() => onReject(true)}>{words.reject}</Button>
          <Button variant="filled" loading={accept.isActing} onClick={() => accept.act({ suggestion: id })}>
            {words.accept}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function firstSentence(text: string): string {
  return text.split('. ')[0]!.replace(/\.$/, '')
}

function Changes({ suggestion: { operation, input, state } }: { suggestion: SuggestionView }) {
  const subject = state === 'waiting' ? subjectOf(operation, input) : undefined
  const now = useOperation(subject?.operation ?? showSuggestion, (subject?.sent ?? {}) as never, {
    enabled: subject !== undefined,
  })
  const known = subject ? now.data : undefined
  const name = nameOfThing(known)
  const changes = whatChanges(operation, input, known)
  return (
    <>
      {name ? <div>{words.about(name)}</div> : null}
      {changes.length > 0 ? (
        <dl className={css.changes}>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                {before === undefined ? null : (
                  <>
                    <del>{before}</del>
                    {after === undefined ? null : ' → '}
                  </>
                )}
                {after === undefined ? null : <ins>{after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  )
}

/** The same function each time, so that it is called once, when the field appears. */
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus()
}

function Reject({ id, onDone }: { id: string; onDone: () => void }) {
  const form = useForm(rejectSuggestion, {
    start: { reason: '' },
    fixed: { suggestion: id },
    onDone: () => {
      showDone(words.rejected)
      onDone()
    },
  })
  return (
    <FormBody form={form} send={words.reject} onClose={onDone}>
      <TextAreaField label={words.why} minRows={2} ref={focus} {...form.field('reason')} />
    </FormBody>
  )
}
