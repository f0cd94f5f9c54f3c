import { createPipeline } from '@firsthand/contract/crm/pipelines'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { TextField } from '../../kit/fields.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { useGo } from '../../shell/address.ts'
import { words } from './pipelines.words.ts'

/** One more pipeline, from one of our templates. */
export default function AddPipelineDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const form = useForm(createPipeline, {
    start: { name: '', template: 'sales' },
    onDone: ({ id }) => go(`/pipelines/${id}/settings`),
  })
  return (
    <FormDialog form={form} title={words.add} send={words.create} onClose={onClose}>
      <TextField label={words.name} {...form.field('name')} data-autofocus />
      <ChoiceField label={words.template} optionWords={words.templates} {...form.choice('template')} />
    </FormDialog>
  )
}
