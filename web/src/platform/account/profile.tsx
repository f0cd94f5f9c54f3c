import { Button } from '@mantine/core'
import { showAccount } from '@firsthand/contract/platform/accounts'
import {
  changeEmail,
  changePassword,
  listSessions,
  showSecurity,
  updateProfile,
} from '@firsthand/contract/platform/own-account'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PasswordField } from '../outside/password-field.tsx'
import { words } from './account.words.ts'
import { CurrentPassword } from './current-password.tsx'

export function NameForm({ name }: { name: string }) {
  const form = useForm(updateProfile, {
    start: { name },
    invalidates: [showAccount],
    onDone: () => showDone(words.saved),
  })
  return (
    <Card title={words.profile}>
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" loading={form.isSending}>
              {words.save}
            </Button>
          }
        >
          <TextField label={words.name} autoComplete="name" {...form.field('name')} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Card>
  )
}

export function EmailForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const form = useForm(changeEmail, {
    start: { email: '' },
    invalidates: [showAccount],
    onDone: ({ mustConfirm }) => {
      form.set({ email: '', current: '' })
      showDone(mustConfirm ? words.mustConfirm : words.saved)
    },
  })
  return (
    <Card title={words.changeEmail}>
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" loading={form.isSending}>
              {words.changeEmail}
            </Button>
          }
        >
          <p>{words.emailNow(email)}</p>
          <TextField label={words.email} type="email" autoComplete="email" {...form.field('email')} />
          <CurrentPassword field={form.field('current')} hasPassword={hasPassword} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Card>
  )
}

export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const form = useForm(changePassword, {
    start: { password: '' },
    invalidates: [showSecurity, listSessions],
    onDone: () => {
      form.set({ current: '', password: '' })
      showDone(words.passwordChanged)
    },
  })
  const title = hasPassword ? words.changePassword : words.setPassword
  return (
    <Card title={words.password}>
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" loading={form.isSending}>
              {title}
            </Button>
          }
        >
          <CurrentPassword field={form.field('current')} hasPassword={hasPassword} />
          <PasswordField label={words.newPassword} autoComplete="new-password" {...form.field('password')} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Card>
  )
}
