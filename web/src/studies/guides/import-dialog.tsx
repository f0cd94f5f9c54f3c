import { type GuideView, importGuide } from '@firsthand/contract/studies/guides'
import { Button, Modal } from '@mantine/core'
import { Fields, TextAreaField } from '../../kit/fields.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './guides.words.ts'

/** Makes a guide of pasted Markdown. */
export function ImportDialog({
  study,
  onClose,
  onDone,
}: {
  study: string
  onClose: () => void
  onDone: (guide: GuideView) => void
}) {
  const form = useForm(importGuide, {
    start: { markdown: '' },
    prepare: (values) => ({ ...values, study }),
    onDone,
  })
  return (
    <Modal opened onClose={onClose} title={words.importTitle} size="lg">
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={form.isSending}>
                {words.import}
              </Button>
            </>
          }
        >
          <TextAreaField
            label={words.importLabel}
            description={words.importHint}
            placeholder={words.importPlaceholder}
            minRows={10}
            maxRows={24}
            {...form.field('markdown')}
            data-autofocus
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
