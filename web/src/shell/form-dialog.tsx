import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormBody, type FormBodyProps } from './form-body.tsx'

export type FormDialogProps = FormBodyProps & { title: ReactNode; size?: 'lg' }

/** A form in a dialog. */
export function FormDialog({ title, size, ...body }: FormDialogProps) {
  return (
    <Modal opened onClose={body.onClose} title={title} {...(size && { size })}>
      <FormBody {...body} />
    </Modal>
  )
}
