import type { createPromise } from '@firsthand/contract/evidence/promises'
import { listMembers } from '@firsthand/contract/platform/members'
import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { ChoiceField, TextAreaField } from '../../kit/fields.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import type { useForm } from '../../shell/use-form.ts'
import { words } from './promises.words.ts'

type Form = ReturnType<typeof useForm<typeof createPromise>>
type Field = ReturnType<Form['field']>

/** What the forms of making a promise and of changing it have in common. */
type PromiseForm = Pick<Form, 'props' | 'problems' | 'isSending' | 'refusal'> & {
  values: Pick<Form['values'], 'dueOn'>
  set: (changes: { dueOn: string }) => void
  field: (name: 'words') => Omit<Field, 'name'>
  choice: (name: 'member') => Pick<Field, 'limits' | 'error'> & {
    value: string | null | undefined
    onChange: (member: unknown) => void
  }
}

export type PromiseDialogProps = {
  title: string
  form: PromiseForm
  /** To whom it was promised: somebody to choose, or their name. */
  person: ReactNode
  /** Who promised, when they may have left since. */
  promiser?: { id: string; name: string }
  startsAtWords: boolean
  onClose: () => void
}

/** To whom, what, by when and by whom of us. */
export function PromiseDialog({ title, form, person, promiser, startsAtWords, onClose }: PromiseDialogProps) {
  const members = useOperation(listMembers, {})
  const names = new Map((members.data?.items ?? []).map((each) => [each.id, each.name]))
  if (promiser) names.set(promiser.id, promiser.name)
  return (
    <FormDialog form={form} title={title} send={words.save} onClose={onClose}>
      {person}
      <TextAreaField
        label={words.promiseWords}
        placeholder={words.promiseHint}
        minRows={2}
        {...form.field('words')}
        {...(startsAtWords && { 'data-autofocus': true })}
      />
      <TextInput
        type="date"
        label={words.dueField}
        value={form.values.dueOn ?? ''}
        error={form.problems['dueOn']}
        onChange={(event) => form.set({ dueOn: event.currentTarget.value })}
      />
      <ChoiceField
        label={words.promisedBy}
        {...form.choice('member')}
        limits={undefined}
        allowDeselect={false}
        optionWords={Object.fromEntries(names)}
      />
    </FormDialog>
  )
}
