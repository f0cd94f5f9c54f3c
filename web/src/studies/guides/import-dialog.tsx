import { type GuideView, importGuide } from '@firsthand/contract/studies/guides'
import { TextAreaField } from '../../kit/fields.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
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
    <FormDialog form={form} title={words.importTitle} send={words.import} size="lg" onClose={onClose}>
      <TextAreaField
        label={words.importLabel}
        description={words.importHint}
        placeholder={words.importPlaceholder}
        minRows={10}
        maxRows={24}
        {...form.field('markdown')}
        data-autofocus
      />
    </FormDialog>
  )
}
