import { Select, Textarea, TextInput } from '@mantine/core'
import type { SelectProps, TextareaProps, TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from './kit.words.ts'
import type { Limits } from './limits.ts'
import css from './fields.module.css'

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
      autosize
      minRows={3}
      {...fromLimits(limits)}
      {...props}
      error={error}
      {...room(props.value, limits)}
    />
  )
}

export type ChoiceFieldProps = Omit<SelectProps, 'error' | 'data'> &
  Limited & {
    /** The words of each option; the options themselves come from the contract. */
    optionWords: Record<string, string>
  }

/** One of the contract's options, in words. */
export function ChoiceField({ limits, error, optionWords, ...props }: ChoiceFieldProps) {
  const options = limits?.options ?? Object.keys(optionWords)
  return (
    <Select
      required={limits?.required}
      withAsterisk={false}
      allowDeselect={!limits?.required}
      data={options.map((value) => ({ value, label: optionWords[value] ?? value }))}
      {...props}
      error={error}
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
