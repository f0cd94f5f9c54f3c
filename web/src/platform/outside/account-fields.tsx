import { accountLimits } from '@firsthand/contract/platform/accounts'
import { TextField } from '../../kit/fields.tsx'
import type { Limits } from '../../kit/limits.ts'
import { PasswordField } from './password-field.tsx'
import { words } from './account-fields.words.ts'

type Field = {
  name: string
  value: string
  onChange: (event: { currentTarget: { value: string } }) => void
  limits?: Limits
  error?: string
}

export type AccountFieldsProps = {
  form: { field: (name: 'name' | 'email' | 'password') => Field }
  /** The address an invitation was made for; it cannot be another then. */
  lockedEmail?: string | null
}

/** Name, address and password of a new account. */
export function AccountFields({ form, lockedEmail }: AccountFieldsProps) {
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The page is this form. */}
      <TextField label={words.name} size="md" autoComplete="name" autoFocus {...form.field('name')} />
      <TextField
        label={words.email}
        size="md"
        type="email"
        autoComplete="username"
        readOnly={Boolean(lockedEmail)}
        description={lockedEmail ? words.lockedEmail : undefined}
        {...form.field('email')}
      />
      <PasswordField
        label={words.password}
        description={words.passwordHint(accountLimits.shortestPassword)}
        size="md"
        autoComplete="new-password"
        {...form.field('password')}
      />
    </>
  )
}
