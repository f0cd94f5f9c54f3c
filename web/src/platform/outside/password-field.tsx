import { PasswordInput } from '@mantine/core'
import type { PasswordInputProps } from '@mantine/core'
import type { Limits } from '../../kit/limits.ts'
import { words } from './outside.words.ts'

/** A password, with the way to look at it while typing. */
export function PasswordField({ limits, ...props }: PasswordInputProps & { limits?: Limits }) {
  return (
    <PasswordInput
      required={limits?.required}
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': words.look, tabIndex: 0 }}
      {...props}
    />
  )
}
