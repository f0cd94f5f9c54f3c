import { Button, Modal } from '@mantine/core'
import { createPipeline } from '@firsthand/contract/crm/pipelines'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Fields, TextField } from '../../kit/fields.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
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
    <Modal opened onClose={onClose} title={words.add}>
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={form.isSending}>
                {words.create}
              </Button>
            </>
          }
        >
          <TextField label={words.name} {...form.field('name')} data-autofocus />
          <ChoiceField label={words.template} optionWords={words.templates} {...form.choice('template')} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
