import { PasswordField } from '../outside/password-field.tsx'
import { words } from './account.words.ts'

type Field = {
  name: string
  value: string
  onChange: (event: { currentTarget: { value: string } }) => void
  error?: string | undefined
}

/** The password once more. Who has none signed in through the provider a moment ago, or is told to. */
export function CurrentPassword({ field, hasPassword }: { field: Field; hasPassword: boolean }) {
  if (!hasPassword) return null
  return (
    <PasswordField
      label={words.current}
      description={words.currentWhy}
      autoComplete="current-password"
      {...field}
    />
  )
}
