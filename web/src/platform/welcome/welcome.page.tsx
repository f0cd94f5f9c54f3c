import { Button } from '@mantine/core'
import { claimInstallation, showInstallation } from '@firsthand/contract/platform/accounts'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { AccountFields } from '../outside/account-fields.tsx'
import { OutsidePage } from '../outside/outside-page.tsx'
import { tokenOfAddress } from '../outside/token.ts'
import { NoLink } from './no-link.tsx'
import { words } from './welcome.words.ts'

/** The first account of a fresh installation, by the link printed in the terminal. */
export default function WelcomePage() {
  const [token] = useState(tokenOfAddress)
  const installation = useOperation(showInstallation, {}).data
  if (installation?.isClaimed) {
    return (
      <OutsidePage title={words.title} heading={words.claimed} lead={words.claimedTodo}>
        <p>
          <Link href="/sign-in">{words.toSignIn}</Link>
        </p>
      </OutsidePage>
    )
  }
  if (!token) return <NoLink />
  return <Claim token={token} />
}

function Claim({ token }: { token: string }) {
  const go = useGo()
  const [step, setStep] = useState<1 | 2>(1)
  const form = useForm(claimInstallation, {
    start: { name: '', email: '', password: '', workspace: '' },
    fixed: { token },
    onDone: ({ workspaceId }) => go(`/w/${workspaceId}/today`, { replace: true }),
    onRefused: (problems) => {
      if (problems.name || problems.email || problems.password) setStep(1)
    },
  })

  function next(event: FormEvent) {
    if (step === 2) return form.props.onSubmit(event)
    event.preventDefault()
    if (form.check(['name', 'email', 'password'])) setStep(2)
  }

  return step === 1 ? (
    <OutsidePage title={words.title} over={words.step(1, 2)} heading={words.who} lead={words.whoLead}>
      <form {...form.props} onSubmit={next} key="who">
        <Fields
          actions={
            <Button type="submit" variant="filled" size="md" fullWidth>
              {words.next}
            </Button>
          }
        >
          <AccountFields form={form} />
        </Fields>
      </form>
    </OutsidePage>
  ) : (
    <OutsidePage
      title={words.title}
      over={words.step(2, 2)}
      heading={words.workspace(firstName(form.values.name ?? ''))}
      lead={words.workspaceLead}
    >
      <form {...form.props} onSubmit={next} key="workspace">
        <Fields
          actions={
            <>
              <Button size="md" onClick={() => setStep(1)}>
                {words.back}
              </Button>
              <Button type="submit" variant="filled" size="md" loading={form.isSending} style={{ flex: 1 }}>
                {words.finish}
              </Button>
            </>
          }
        >
          <TextField
            label={words.workspaceName}
            placeholder={words.workspaceExample}
            size="md"
            autoComplete="organization"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The step has just been opened by whoever types.
            autoFocus
            {...form.field('workspace')}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </OutsidePage>
  )
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
