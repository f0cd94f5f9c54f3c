import { Button } from '@mantine/core'
import { accountLimits, resetPassword } from '@firsthand/contract/platform/accounts'
import { useState } from 'react'
import { Fields } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { PasswordField } from '../outside/password-field.tsx'
import { tokenOfAddress } from '../outside/token.ts'
import { words } from './reset-password.words.ts'

/** Sets a new password with the link that an administrator or a mail gave. */
export default function ResetPasswordPage() {
  const [token] = useState(tokenOfAddress)
  const form = useForm(resetPassword, { start: { password: '' }, fixed: { token } })
  if (!token) return <OutsidePage title={words.title} heading={words.noLink} lead={words.noLinkTodo} />
  if (form.output) {
    return (
      <OutsidePage title={words.title} heading={words.done} lead={words.doneLead}>
        <p>
          <Link href="/sign-in">{words.signIn}</Link>
        </p>
      </OutsidePage>
    )
  }
  return (
    <OutsidePage
      title={words.title}
      heading={words.heading}
      lead={words.lead}
      below={
        <p>
          <Link href="/forgotten-password">{words.another}</Link>
        </p>
      }
    >
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" variant="filled" size="md" fullWidth loading={form.isSending}>
              {words.submit}
            </Button>
          }
        >
          <PasswordField
            label={words.password}
            description={words.passwordHint(accountLimits.shortestPassword)}
            size="md"
            autoComplete="new-password"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The page is this form.
            autoFocus
            {...form.field('password')}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </OutsidePage>
  )
}
