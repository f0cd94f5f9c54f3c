import { Button, Modal } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { Fields } from '../kit/fields.tsx'
import { words } from '../kit/kit.words.ts'
import { FormRefusal } from './form-refusal.tsx'

type Form = { props: ComponentProps<'form'>; isSending: boolean; refusal?: string }

export type FormDialogProps = {
  form: Form
  title: ReactNode
  /** On the button that sends it. */
  send: ReactNode
  /** Something is missing or wrong that the form itself does not see. */
  isHeldBack?: boolean
  size?: 'lg'
  onClose: () => void
  children: ReactNode
}

/** A form in a dialog, with what it was refused for above its two buttons. */
export function FormDialog({ form, title, send, isHeldBack, size, onClose, children }: FormDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} {...(size && { size })}>
      <form {...form.props}>
        <Fields
          actions={
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" variant="filled" loading={form.isSending} disabled={isHeldBack}>
                {send}
              </Button>
            </>
          }
        >
          {children}
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}
