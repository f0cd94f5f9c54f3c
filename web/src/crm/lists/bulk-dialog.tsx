import { Button, Modal } from '@mantine/core'
import { type BulkChange, type BulkScope, previewBulkEdit, startBulkEdit } from '@firsthand/contract/crm/bulk'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { shownValue } from '../fields/value-text.ts'
import css from '../people/people.module.css'
import { BulkChangeForm } from './bulk-change-form.tsx'
import { useBulkUndo } from './use-bulk-undo.ts'
import { valueWords, words } from './bulk.words.ts'

type Props = {
  scope: BulkScope
  isArchived: boolean
  fields: readonly FieldView[]
  onClose: () => void
  onDone: () => void
}

/** One change for many people: what, then what it would do, then done, with the way back. */
export default function BulkDialog({ scope, isArchived, fields, onClose, onDone }: Props) {
  const [change, setChange] = useState<BulkChange>()
  const preview = useAct(previewBulkEdit, { invalidates: [], shownInPlace: true })
  const offerUndo = useBulkUndo()
  const start = useAct(startBulkEdit, {
    shownInPlace: true,
    onDone: (edit) => {
      if (edit.job) showDone(words.running)
      else offerUndo(edit)
      onDone()
    },
  })
  const failure = start.failure ?? preview.failure
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <div className={css.dialog}>
        {preview.output && change ? (
          <>
            <Preview answer={preview.output} change={change} fields={fields} />
            <span className={css.emptyActions}>
              <Button onClick={preview.reset}>{words.back}</Button>
              <Button
                variant="filled"
                loading={start.isActing}
                disabled={preview.output.wouldChange === 0}
                onClick={() => start.act({ scope, change })}
              >
                {words.do(
                  preview.output.matching.count > preview.output.lookedAt
                    ? preview.output.matching.count
                    : preview.output.wouldChange,
                  preview.output.matching.exact,
                )}
              </Button>
            </span>
          </>
        ) : (
          <>
            <p>{words.lead}</p>
            <BulkChangeForm
              fields={fields}
              isArchived={isArchived}
              isSending={preview.isActing}
              onChosen={(chosen) => {
                setChange(chosen)
                preview.act({ scope, change: chosen })
              }}
            />
          </>
        )}
        {failure ? (
          <Broken
            error={failure}
            retry={() => {
              start.reset()
              preview.reset()
            }}
          />
        ) : null}
      </div>
    </Modal>
  )
}

type Answer = NonNullable<ReturnType<typeof useAct<typeof previewBulkEdit>>['output']>

function Preview({
  answer,
  change,
  fields,
}: {
  answer: Answer
  change: BulkChange
  fields: readonly FieldView[]
}) {
  const field = change.change === 'set_field' ? fields.find((each) => each.id === change.field) : undefined
  const show = (value: Answer['examples'][number]['before']) =>
    valueWords(value, (own) => (field && own !== null ? shownValue(field, own) : ''))
  if (answer.wouldChange === 0) return <p>{words.nothing}</p>
  return (
    <>
      <p role="status">{words.would(answer.wouldChange, answer.lookedAt, answer.matching)}</p>
      <ul className={css.examples}>
        {answer.examples.map(({ person, before, after }) => (
          <li key={person.id}>
            <span className={css.name}>{person.name}</span>
            <span>
              <s>{show(before)}</s> → {show(after)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
