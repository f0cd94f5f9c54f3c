import { Button } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { Fields } from '../kit/fields.tsx'
import { words } from '../kit/kit.words.ts'
import { FormRefusal } from './form-refusal.tsx'

export type FormBodyProps = {
  form: { props: ComponentProps<'form'>; isSending: boolean; refusal?: string | undefined }
  /** On the button that sends it. */
  send: ReactNode
  /** Something is missing or wrong that the form itself does not see. */
  isHeldBack?: boolean | undefined
  onClose: () => void
  children: ReactNode
}

/** A form with what it was refused for above its two buttons. */
export function FormBody({ form, send, isHeldBack, onClose, children }: FormBodyProps) {
  return (
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
  )
}
