import { Textarea, TextInput } from '@mantine/core'
import type { TextareaProps, TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from './kit.words.ts'
import { type Limits, upTo } from './limits.ts'
import css from './fields.module.css'

// A file of its own: a select is heavy, and most forms have none.
export { ChoiceField } from './choice-field.tsx'
export type { ChoiceFieldProps } from './choice-field.tsx'

type Limited = { limits?: Limits; error?: ReactNode }

export type TextFieldProps = Omit<TextInputProps, 'error'> & Limited

/** One line of text whose limits come from the contract; how many characters are left shows when it gets tight. */
export function TextField({ limits, error, ...props }: TextFieldProps) {
  return <TextInput {...fromLimits(limits)} {...props} error={error} {...room(props.value, limits)} />
}

export type TextAreaFieldProps = Omit<TextareaProps, 'error'> & Limited

/** Several lines of text whose limits come from the contract; grows with what is written. */
export function TextAreaField({ limits, error, ...props }: TextAreaFieldProps) {
  return (
    <Textarea
      dir="auto"
      autosize
      minRows={3}
      {...fromLimits(limits)}
      {...props}
      error={error}
      {...room(props.value, limits)}
    />
  )
}

/** The fields of a form under each other, and its buttons. */
export function Fields({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={css.fields}>
      {children}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}

function fromLimits(limits?: Limits) {
  // No maxLength on the element: a browser would silently cut what is pasted. We say how much is too much instead.
  return {
    required: limits?.required,
    withAsterisk: false,
    minLength: limits?.minLength,
    inputMode: limits?.inputMode,
  }
}

/** How many characters are left, once it gets tight: below a field that is none of the kit's. */
export function Room({ value, maxLength }: { value: string; maxLength: number }) {
  const { description } = room(value, upTo(maxLength))
  return description ? <span className={css.room}>{description}</span> : null
}

function room(value: unknown, limits?: Limits) {
  if (typeof value !== 'string' || limits?.maxLength === undefined) return {}
  const left = limits.maxLength - [...value].length
  if (left > Math.max(20, limits.maxLength * 0.1)) return {}
  return {
    description: <span data-over={left < 0 || undefined}>{words.leftOf(left)}</span>,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    classNames: { description: css.room },
  }
}
