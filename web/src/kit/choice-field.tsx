import { Select } from '@mantine/core'
import type { SelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Limits } from './limits.ts'

export type ChoiceFieldProps = Omit<SelectProps, 'error' | 'data'> & {
  limits?: Limits
  error?: ReactNode
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
