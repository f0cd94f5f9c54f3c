import { Button } from '@mantine/core'
import { showInstallation, signUp } from '@firsthand/contract/platform/accounts'
import { useOperation } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { AccountFields } from '../outside/account-fields.tsx'
import { OutsidePage } from '../outside/outside-page.tsx'
import { words } from './sign-up.words.ts'

/** A new account with a workspace of its own, where the installation is open to all. */
export default function SignUpPage() {
  const installation = useOperation(showInstallation, {}).data
  if (!installation) return <OutsidePage title={words.title} heading={words.heading} lead={words.lead} />
  if (installation.signUp !== 'open') {
    return (
      <OutsidePage title={words.title} heading={words.closed} lead={words.closedTodo} below={<Known />} />
    )
  }
  return <SignUp />
}

function SignUp() {
  const go = useGo()
  const form = useForm(signUp, {
    start: { name: '', email: '', password: '', workspace: '' },
    onDone: ({ workspaceId }) => go(`/w/${workspaceId}/today`, { replace: true }),
  })
  return (
    <OutsidePage title={words.title} heading={words.heading} lead={words.lead} below={<Known />}>
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" variant="filled" size="md" fullWidth loading={form.isSending}>
              {words.submit}
            </Button>
          }
        >
          <AccountFields form={form} />
          <TextField
            label={words.workspaceName}
            placeholder={words.workspaceExample}
            size="md"
            autoComplete="organization"
            {...form.field('workspace')}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </OutsidePage>
  )
}

function Known() {
  return (
    <p>
      {words.known} <Link href="/sign-in">{words.signIn}</Link>
    </p>
  )
}
