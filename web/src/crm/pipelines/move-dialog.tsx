import { Select } from '@mantine/core'
import { type StageView, listLostReasons } from '@firsthand/contract/crm/pipelines'
import { type EntryRow, moveEntry } from '@firsthand/contract/crm/pipelines-entries'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './pipelines.words.ts'

type MoveDialogProps = {
  entry: Pick<EntryRow, 'id' | 'person' | 'version' | 'stage'>
  stages: StageView[]
  /** Where to, when that is known; and what stood in the way when it was tried. */
  to?: string | undefined
  refusal?: string | undefined
  onClose: () => void
}

/** Moves an entry, with what a move may need: a reason for losing, a word about the quota, why. */
export default function MoveDialog({ entry, stages, to, refusal, onClose }: MoveDialogProps) {
  const [stage, setStage] = useState(to ?? null)
  const reasons = useOperation(listLostReasons, {})
  const target = stages.find((each) => each.id === stage)
  const form = useForm(moveEntry, {
    start: { why: '', quotaReason: '' },
    fixed: { entry: entry.id, version: entry.version, stage: stage ?? undefined },
    prepare: ({ quotaReason, ...values }) => ({ ...values, quotaReason: quotaReason || undefined }),
    onDone: (moved) => {
      showDone(words.moved(moved.person.name, moved.stage.name))
      onClose()
    },
  })
  const isOverQuota = refusal !== undefined || (form.refusal !== undefined && form.refusalCode !== 'conflict')
  return (
    <FormDialog form={form} title={`${words.move}: ${entry.person.name}`} send={words.move} onClose={onClose}>
      {refusal ? <p role="alert">{refusal}</p> : null}
      <Select
        label={words.moveTo}
        data={stages
          .filter((each) => !each.archivedAt && each.id !== entry.stage.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={stage}
        onChange={setStage}
        error={form.problems['stage']}
        data-autofocus
      />
      {target?.goal === 'lost' ? (
        <Select
          label={words.lostReason}
          data={reasons.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          nothingFoundMessage={words.noReasons}
          value={form.values.lostReason ?? null}
          onChange={(lostReason) => form.set({ lostReason: lostReason ?? undefined })}
          error={form.problems['lostReason']}
        />
      ) : null}
      <TextAreaField label={words.why} placeholder={words.whyHint} {...form.field('why')} />
      {isOverQuota && target?.goal === 'open' ? (
        <TextField label={words.quotaReason} {...form.field('quotaReason')} />
      ) : null}
    </FormDialog>
  )
}
