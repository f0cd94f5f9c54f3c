import { Button } from '@mantine/core'
import { requestReset, showInstallation } from '@firsthand/contract/platform/accounts'
import { useOperation } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { words } from './forgotten-password.words.ts'

/** The way back in: by mail where the installation sends any, by a person where it does not. */
export default function ForgottenPasswordPage() {
  const installation = useOperation(showInstallation, {}).data
  if (!installation) return <OutsidePage title={words.title} heading={words.heading} />
  return installation.sendsMail ? <ByMail /> : <ByHand />
}

function ByMail() {
  const form = useForm(requestReset, { start: { email: '' }, invalidates: [] })
  if (form.output) {
    return (
      <OutsidePage
        title={words.title}
        heading={words.sent}
        lead={words.sentLead(form.values.email ?? '')}
        below={<Back />}
      />
    )
  }
  return (
    <OutsidePage title={words.title} heading={words.heading} lead={words.lead} below={<Back />}>
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" variant="filled" size="md" fullWidth loading={form.isSending}>
              {words.submit}
            </Button>
          }
        >
          <TextField
            label={words.email}
            type="email"
            size="md"
            autoComplete="username"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The page is this form.
            autoFocus
            {...form.field('email')}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </OutsidePage>
  )
}

function ByHand() {
  return (
    <OutsidePage
      title={words.title}
      heading={words.noMail}
      lead={words.noMailLead}
      below={
        <>
          <p>{words.nobody}</p>
          <p>
            <code>{words.command}</code>
          </p>
          <Back />
        </>
      }
    />
  )
}

function Back() {
  return (
    <p>
      <Link href="/sign-in">{words.back}</Link>
    </p>
  )
}
